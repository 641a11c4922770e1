using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>
/// Responses in JSON. A null property is written as null. A property that the service leaves out instead has a
/// <see cref="JsonIgnoreAttribute"/>.
/// </summary>
internal static class ServiceJson
{
    private static readonly JsonSerializerOptions Options = Create(JsonNumberHandling.Strict);

    private static readonly JsonSerializerOptions NumbersAsText = Create(JsonNumberHandling.WriteAsString);

    public static JsonHttpResult<T> Result<T>(T body, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(body, Options, "application/json", status);

    /// <summary>A response whose numbers are written as strings.</summary>
    public static JsonHttpResult<T> ResultWithNumbersAsText<T>(T body) =>
        TypedResults.Json(body, NumbersAsText, "application/json", StatusCodes.Status200OK);

    private static JsonSerializerOptions Create(JsonNumberHandling numbers) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = numbers,
        Converters = { new TimestampConverter() },

        // No web page shows these responses: quotation marks and plus signs stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
