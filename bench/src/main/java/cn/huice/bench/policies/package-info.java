/** Made-up policies shaped like the real ones, and the real ones themselves. */
package cn.huice.bench.policies;
