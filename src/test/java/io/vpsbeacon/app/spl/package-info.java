/**
 * A checker for SPL, since Splunk's own parser is not to be had without Splunk: it sees unbalanced
 * quotes and brackets, unknown commands, functions, macros and lookups, wrong numbers of arguments,
 * broken expressions, and options that a command of ours does not know.
 *
 * <p>{@link io.vpsbeacon.app.spl.SplChecker} expands macros ({@code MacroExpander}), cuts a search
 * at its pipes ({@code SplScanner}) and hands each command to what knows its arguments: {@code
 * ExpressionParser} (eval, where), {@code StatsParser}, {@code SearchTerms}. Arguments of other
 * commands, fields and data models are not judged. {@link io.vpsbeacon.app.spl.SplContext} says
 * what there is besides Splunk's own names ({@code SplNames}).
 */
package io.vpsbeacon.app.spl;
