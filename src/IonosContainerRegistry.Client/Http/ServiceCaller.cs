using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Http;

/// <summary>The one way to the service: signs a request, sends it, and turns the answer into a value or a failure.</summary>
internal sealed class ServiceCaller : IDisposable
{
    // What a gateway or the service may say about any answer; other headers of an answer that could not be read might
    // repeat its password.
    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Age", "Allow", "Cache-Control", "CF-Ray", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date",
        "Keep-Alive", "Request-Id", "Retry-After", "Server", "Strict-Transport-Security", "Transfer-Encoding", "Vary", "Via",
        "X-Correlation-Id", "X-Request-Id",
    };

    private readonly ClientSettings _settings;
    private readonly Transport? _transport;
    private readonly Redaction _redaction;
    private int _disposed;

    public ServiceCaller(ClientSettings settings, TimeProvider clock)
    {
        _settings = settings;
        Policy = new RequestPolicy(settings, clock);
        _redaction = new Redaction(settings);
        JsonWarmUp.Begin();
        _transport = Transport.Acquire(TransportSettings.From(settings));
    }

    // A connection that nobody disconnects must not keep its sockets for ever.
    ~ServiceCaller() => Dispose();

    public RequestPolicy Policy { get; }

    public TimeSpan RetryInterval => _settings.RetryInterval;

    public async Task<ApiResponse<T>> SendAsync<T>(
        ServiceCall call, Func<WireContext, JsonTypeInfo<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        try
        {
            // What reads it is asked for no sooner than here: at the first call it is still being made.
            if (JsonSerializer.Deserialize(WithoutMark(body), type(WireContext.Default)) is { } value)
            {
                SecureString? issued = call.Issued(value);
                return new ApiResponse<T>(value, AnswerOf(response, issued, call.MayIssuePassword && issued is null));
            }

            throw Unreadable(call, response, body, "it is null");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            string? path = (e as JsonException)?.Path;
            // The path quotes the names that came, and any of them may be a password that was just issued.
            bool shown = !string.IsNullOrEmpty(path) && (!call.MayIssuePassword || TokenNames.CoverPath(path!));
            throw Unreadable(call, response, body, shown ? "at " + _redaction.Message(path!) : "it is no valid JSON");
        }
    }

    public async Task<ApiAnswer> SendEmptyAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return AnswerOf(response, null);
    }

    public RegistryApiException Unreadable(ServiceCall call, ApiAnswer answer, string reason) => new(
        FailureKind.UnreadableAnswer, $"{Subject(call)} brought an answer ({answer.StatusCode}) that is not what the API promises: {reason}.", answer)
    {
        MayHaveActed = call.Changes,
    };

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        // Null where the constructor failed, and the finalizer must not.
        _transport?.Release();
        GC.SuppressFinalize(this);
    }

    private static string Subject(ServiceCall call) => $"{call.Method} {call.Path}";

    private async Task<HttpResponseMessage> SendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        RequestContext context = new(Policy, call.Observer);
        using HttpRequestMessage request = CreateRequest(call);
        context.AttachTo(request);
        HttpResponseMessage response;
        try
        {
            using HttpClient client = _transport!.CreateClient();
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (RetryRules.IsFailedAttempt(e))
        {
            call.Attempts = context.Attempts;
            call.OutcomeWasUnknown = context.OutcomeWasUnknown;
            throw WithoutAnswer(call, e);
        }

        call.Attempts = context.Attempts;
        call.OutcomeWasUnknown = context.OutcomeWasUnknown;
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            throw Refused(call, response, body);
        }
    }

    private HttpRequestMessage CreateRequest(ServiceCall call)
    {
        HttpRequestMessage request = new(call.Method, _settings.BaseUrl.AbsoluteUri + call.Path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
        request.Headers.Authorization = Authorization();
        if (_settings.ContractNumber is { } contract)
            request.Headers.Add("X-Contract-Number", contract.ToString(CultureInfo.InvariantCulture));
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        else if (call.Changes)
        {
            // Without any content .NET silently sends again when a kept connection ends, and that attempt goes uncounted.
            request.Content = new ByteArrayContent([]);
        }

        return request;
    }

    private AuthenticationHeaderValue? Authorization()
    {
        if (_settings.Token is not null)
        {
            string token = Secrets.Reveal(_settings.Token);
            if (!token.All(c => c is > ' ' and <= '~'))
            {
                throw new RegistryApiException(
                    FailureKind.Connection,
                    "The API token holds a character that can't be sent, such as a blank or a line break at its end. Nothing was sent.", null);
            }

            return new AuthenticationHeaderValue("Bearer", token);
        }

        if (_settings.UserName is null) return null;
        string password = _settings.Password is null ? "" : Secrets.Reveal(_settings.Password);
        return new AuthenticationHeaderValue("Basic", Secrets.Basic(_settings.UserName, password));
    }

    private ApiAnswer AnswerOf(HttpResponseMessage response, SecureString? issued, bool mayHoldUnknownPassword = false)
    {
        Dictionary<string, string[]> headers = new(StringComparer.OrdinalIgnoreCase);
        Copy(response.Headers);
        Copy(response.Content.Headers);
        return new ApiAnswer((int)response.StatusCode, headers) { ServiceTime = response.Headers.Date };

        void Copy(HttpHeaders from)
        {
            foreach (var header in from)
            {
                bool withheld = mayHoldUnknownPassword && !HarmlessHeaders.Contains(header.Key);
                headers[header.Key] = header.Value
                    .Select(value => withheld ? Redaction.Mask : _redaction.Clean(value, issued)).ToArray();
            }
        }
    }

    private RegistryApiException Refused(ServiceCall call, HttpResponseMessage response, byte[] body)
    {
        int status = (int)response.StatusCode;
        bool unknown = RetryRules.IsUnknownStatus(status, response.Headers.RetryAfter is not null);
        // The password of a token that was created all the same could be anywhere in it.
        bool withheld = call.MayIssuePassword && unknown;
        ErrorBody error = withheld ? ErrorBody.Withheld : ErrorBody.Read(body, _redaction, !call.MayIssuePassword);
        string message = $"{Subject(call)} was answered with {status}";
        if (!withheld && response.ReasonPhrase is { Length: > 0 } reason) message += " " + _redaction.Message(reason);
        if (error.Codes.Count > 0) message += $" ({string.Join(", ", error.Codes)})";
        message += error.Text.Length > 0 ? ": " + error.Text : ".";
        if (!message.EndsWith(".", StringComparison.Ordinal)) message += ".";
        DateTimeOffset? comeBack = null;
        if (RetryAfter.Of(response, Policy.Clock) is { } wait)
        {
            comeBack = Policy.Clock.GetUtcNow() + wait;
            message += string.Format(
                CultureInfo.InvariantCulture, " The service asks to come back in {0:0} s, at {1:yyyy-MM-dd HH:mm:ss} UTC.",
                Math.Ceiling(wait.TotalSeconds), comeBack.Value.UtcDateTime);
        }

        if (status is >= 300 and < 400)
            message += " Redirects are not followed, for they could carry the credentials to another host; check the API address.";
        bool acted = call.Changes && (call.OutcomeWasUnknown || unknown);
        if (acted && call.Method != HttpMethod.Post) message += " The change may have been made all the same.";
        return new RegistryApiException(FailureKind.Status, message, AnswerOf(response, null, withheld))
        {
            ErrorCodes = error.Codes,
            RetryAfter = comeBack,
            MayHaveActed = acted,
        };
    }

    private RegistryApiException WithoutAnswer(ServiceCall call, Exception failure)
    {
        bool acted = call.Changes && (call.OutcomeWasUnknown || !RetryRules.NeverReached(failure));
        FailureKind kind = failure switch
        {
            TimeoutException => FailureKind.Timeout,
            AnswerTooLargeException => FailureKind.UnreadableAnswer,
            _ => FailureKind.Connection,
        };
        string message = failure switch
        {
            TimeoutException => string.Format(
                CultureInfo.InvariantCulture, "{0} got no answer within {1:0.###} s.", Subject(call), Policy.AttemptTimeout.TotalSeconds),
            AnswerTooLargeException =>
                $"{Subject(call)} brought an answer larger than {AttemptHandler.MaximumAnswerSize / (1024 * 1024)} MiB, which was not read.",
            _ when RetryRules.IsCertificateFailure(failure) =>
                $"{Subject(call)} was not sent: the certificate of {_settings.BaseUrl.Authority} was refused. {_redaction.Message(Innermost(failure))}",
            // .NET quotes what was no HTTP, and it could hold a password that was just issued.
            HttpRequestException { InnerException: null } when call.MayIssuePassword && !RetryRules.NeverReached(failure) =>
                $"{Subject(call)} failed: the answer was no valid HTTP.",
            _ => $"{Subject(call)} failed: {_redaction.Message(Innermost(failure))}",
        };
        if (call.Attempts > 1) message += $" Attempts made: {call.Attempts}.";
        if (acted && call.Method != HttpMethod.Post) message += " The change may have been made all the same.";
        return new RegistryApiException(kind, message, null) { MayHaveActed = acted };
    }

    private RegistryApiException Unreadable(ServiceCall call, HttpResponseMessage response, byte[] body, string where)
    {
        string message = $"{Subject(call)} brought an answer ({(int)response.StatusCode}) that could not be read: {where}.";
        if (!call.MayIssuePassword)
        {
            string excerpt = _redaction.Excerpt(Encoding.UTF8.GetString(body));
            message += excerpt.Length > 0 ? $" It begins: {excerpt}" : " It is empty.";
        }

        return new RegistryApiException(FailureKind.UnreadableAnswer, message, AnswerOf(response, null, call.MayIssuePassword)) { MayHaveActed = call.Changes };
    }

    private static ReadOnlySpan<byte> WithoutMark(byte[] body)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> whole = body;
        return whole.StartsWith(mark) ? whole.Slice(mark.Length) : whole;
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;
}
