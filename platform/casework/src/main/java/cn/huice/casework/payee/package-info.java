/** Where subjects want their money: bank accounts, kept encrypted. */
package cn.huice.casework.payee;
