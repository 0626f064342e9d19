/** Made-up subjects whose facts hang together: the same seed always makes the same ones, row by row, in any order. */
package cn.huice.bench.population;
