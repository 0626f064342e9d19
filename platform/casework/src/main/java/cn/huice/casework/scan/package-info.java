/**
 * 免申即享: looks through the register for who is entitled and has not applied. The facts are scanned in memory; what is
 * found streams into the database while the scan goes on, and stands there whole or not at all.
 */
package cn.huice.casework.scan;
