using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IonosContainerRegistry;

/// <summary>Offers the values that match what was typed, by value or by the text shown for it.</summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        WildcardPattern pattern = WildcardPattern.Get(typed + "*", WildcardOptions.IgnoreCase);
        return Values(fakeBoundParameters)
            .Where(choice => pattern.IsMatch(choice.Value) || pattern.IsMatch(choice.Text))
            .Select(choice => new CompletionResult(Quote(choice.Value), choice.Text, CompletionResultType.ParameterValue, choice.Tip));
    }

    private protected abstract IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound);

    private static string Quote(string value) => value.All(c => char.IsLetterOrDigit(c) || c is '-' or '.')
        ? value
        : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
