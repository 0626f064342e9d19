/**
 * The only public door of Huice. {@code door} checks who is calling and passes requests through to the services;
 * {@code upstream} asks the services on the gateway's own behalf; {@code catalogue}, {@code assessment}, {@code me} and
 * {@code document} are what the gateway answers by itself, from all services at once.
 */
package cn.huice.gateway;
