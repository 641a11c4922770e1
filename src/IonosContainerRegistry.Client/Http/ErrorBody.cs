using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using IonosContainerRegistry.Client.Http.Secrets;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Codes and messages in the body of a failure, in any of the service's forms.</summary>
internal sealed class ErrorBody
{
    private const int MaximumMessages = 5;

    private ErrorBody(IReadOnlyList<string> codes, IReadOnlyList<string> messages)
    {
        Codes = codes;
        Messages = messages;
    }

    public static ErrorBody Empty { get; } = new([], []);

    public IReadOnlyList<string> Codes { get; }

    public IReadOnlyList<string> Messages { get; }

    public bool IsUnderstood => Codes.Count > 0 || Messages.Count > 0;

    public static ErrorBody Read(byte[] body, SecretRedactor redactor)
    {
        if (Parse(body) is not { } error) return Empty;
        var messages = (error.Messages ?? []).OfType<ErrorMessageResource>().Take(MaximumMessages).ToList();
        return new ErrorBody(
            Clean(messages.Select(message => message.ErrorCode)),
            Clean(messages.Select(message => message.Message).Append(error.Msg)));

        List<string> Clean(IEnumerable<string?> texts)
            => texts.OfType<string>().Select(redactor.Message).Where(text => text.Length > 0).ToList();
    }

    private static ErrorResource? Parse(byte[] body)
    {
        if (body.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize(body, ApiJsonContext.Default.ErrorResource);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The body of a failure, in both forms that are in use.</summary>
internal sealed class ErrorResource
{
    public IList<ErrorMessageResource?>? Messages { get; set; }

    public string? Msg { get; set; }
}

/// <summary>One message of a failure.</summary>
internal sealed class ErrorMessageResource
{
    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}
