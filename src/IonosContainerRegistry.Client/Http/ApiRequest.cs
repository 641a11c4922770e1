using System;
using System.Linq;
using System.Net.Http;
using IonosContainerRegistry.Client.Http.Retry;
using Polly;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// A request to the API, and what became of its attempts. It travels with the HTTP request through the handlers.
/// </summary>
internal sealed class ApiRequest
{
    // .NET Framework has no name for it.
    public static readonly HttpMethod Patch = new("PATCH");

    private const string Key = "IonosContainerRegistry.ApiRequest";
#if NET
    private static readonly HttpRequestOptionsKey<ApiRequest> OptionsKey = new(Key);
#endif

    private bool _sentBefore;

    public ApiRequest(HttpMethod method, string path, RequestObserver? observer, byte[]? body = null)
    {
        Method = method;
        Path = path;
        Observer = observer;
        Body = body;
    }

    public HttpMethod Method { get; }

    /// <summary>Path and query below the base address. Contains no secret.</summary>
    public string Path { get; }

    public RequestObserver? Observer { get; }

    public byte[]? Body { get; }

    /// <summary>Whether the response is to be kept as it was received.</summary>
    public bool KeepsResponseBody { get; init; }

    /// <summary>Whether the service documents that it accepts only an API token.</summary>
    public bool RequiresBearer { get; init; }

    /// <summary>The limits of the client that sends the request.</summary>
    public RequestPolicy Policy { get; private set; } = null!;

    /// <summary>The number of attempts that were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>
    /// The timestamp of the first attempt that might have been carried out: attempts that were refused are left out.
    /// </summary>
    public long StartTimestamp { get; private set; }

    /// <summary>Whether an attempt ended without telling whether the service acted.</summary>
    public bool OutcomeUnknown { get; private set; }

    /// <summary>Whether the request changes something.</summary>
    public bool IsChange => Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>
    /// Whether a response might contain a password that isn't known yet, so that nothing of it may be shown.
    /// </summary>
    public bool MayIssuePassword => Method == HttpMethod.Post || Method == HttpMethod.Put;

    /// <summary>Adds a query to a path.</summary>
    /// <param name="path">The path, without a query.</param>
    /// <param name="parameters">The parameters. Those that are null are left out.</param>
    public static string WithQuery(string path, params (string Name, string? Value)[] parameters)
    {
        string query = string.Join(
            "&",
            parameters.Where(parameter => parameter.Value is not null)
                .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    public static ApiRequest Of(HttpRequestMessage message)
    {
#if NET
        return message.Options.TryGetValue(OptionsKey, out ApiRequest? request)
            ? request
            : throw new InvalidOperationException("The message belongs to no API request.");
#else
        return (ApiRequest)message.Properties[Key];
#endif
    }

    public void AttachTo(HttpRequestMessage message, RequestPolicy policy)
    {
        Policy = policy;
#if NET
        message.Options.Set(OptionsKey, this);
#else
        message.Properties[Key] = this;
#endif
    }

    public void BeginAttempt()
    {
        Attempts++;
        if (!OutcomeUnknown) StartTimestamp = Policy.Clock.GetTimestamp();
        if (Observer is null || !IsChange) return;
        _sentBefore = Observer.Sent;
        Observer.Sent = true;
    }

    public void MarkOutcomeUnknown() => OutcomeUnknown = IsChange;

    /// <summary>Records that the attempt changed nothing.</summary>
    public void MarkRefused()
    {
        if (Observer is not null && IsChange && !OutcomeUnknown) Observer.Sent = _sentBefore;
    }

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>
/// The limits of the requests of one client. The handlers are shared by clients, so each request brings its own.
/// </summary>
internal sealed class RequestPolicy
{
    public RequestPolicy(ClientSettings settings, TimeProvider clock)
    {
        Clock = clock;
        AttemptTimeout = settings.AttemptTimeout;
        RetryInterval = settings.RetryInterval;
        RateLimiter = new RateLimiter(clock);
        Retry = RetryPipeline.Create(settings, clock);
    }

    public TimeProvider Clock { get; }

    public TimeSpan AttemptTimeout { get; }

    public TimeSpan RetryInterval { get; }

    public RateLimiter RateLimiter { get; }

    public ResiliencePipeline<HttpResponseMessage> Retry { get; }
}
