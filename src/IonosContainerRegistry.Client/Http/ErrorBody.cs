using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Http;

/// <summary>What the body of a failure says: codes and text, whatever its form.</summary>
internal sealed class ErrorBody
{
    private const int MaximumMessages = 5;

    private ErrorBody(IReadOnlyList<string> codes, string text)
    {
        Codes = codes;
        Text = text;
    }

    public IReadOnlyList<string> Codes { get; }

    public string Text { get; }

    /// <summary>Says nothing: the body may hold a password that is not known yet.</summary>
    public static ErrorBody Withheld { get; } = new([], "");

    public static ErrorBody Read(byte[] body, Redaction redaction, bool withExcerpt)
    {
        if (TryParse(body) is { } error)
        {
            var messages = (error.Messages ?? []).OfType<ErrorMessageResource>().Take(MaximumMessages).ToList();
            List<string> codes = messages.Select(m => m.ErrorCode).OfType<string>().Where(c => c.Length > 0)
                .Select(redaction.Message).ToList();
            IEnumerable<string> texts = messages.Select(m => m.Message).Append(error.Msg).OfType<string>()
                .Select(redaction.Message).Where(t => t.Length > 0);
            string text = string.Join(" ", texts);
            if (codes.Count > 0 || text.Length > 0) return new ErrorBody(codes, text);
        }

        return new ErrorBody([], withExcerpt ? redaction.Excerpt(Encoding.UTF8.GetString(body)) : "");
    }

    private static ErrorResource? TryParse(byte[] body)
    {
        if (body.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize(body, WireContext.Default.ErrorResource);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
