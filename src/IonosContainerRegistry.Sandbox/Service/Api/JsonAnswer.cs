using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Answers with JSON of a known length.</summary>
internal static class JsonAnswer
{
    /// <summary>Nobody puts these answers into a web page: quotes and plus signs stay readable.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task SendAsync(HttpResponse response, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);

        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, response.HttpContext.RequestAborted);
    }

    public static Task SendErrorAsync(HttpResponse response, int status, string errorCode, string message) =>
        SendAsync(response, status, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("httpStatus", status);
            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("errorCode", errorCode);
            json.WriteString("message", message);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
}
