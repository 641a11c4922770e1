using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IonosContainerRegistry.Completion;

/// <summary>The base of completers: suggests the values that match the typed text by value or by menu text.</summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        WildcardPattern pattern = WildcardPattern.Get(typed + "*", WildcardOptions.IgnoreCase);
        return GetSuggestions(fakeBoundParameters)
            .Where(suggestion => pattern.IsMatch(suggestion.Value) || pattern.IsMatch(suggestion.Text))
            .Select(ToResult);
    }

    private protected abstract IEnumerable<Suggestion> GetSuggestions(IDictionary bound);

    private static CompletionResult ToResult(Suggestion suggestion) => new(
        Quote(suggestion.Value), suggestion.Text, CompletionResultType.ParameterValue, suggestion.ToolTip);

    private static string Quote(string value) => value.All(c => char.IsLetterOrDigit(c) || c is '-' or '.')
        ? value
        : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
