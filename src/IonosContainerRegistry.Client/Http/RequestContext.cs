#if NET
using System;
#endif
using System.Net.Http;

namespace IonosContainerRegistry.Client.Http;

/// <summary>What one request needs to know on its way through the shared handlers; travels with the request itself.</summary>
internal sealed class RequestContext
{
    private const string Key = "IonosContainerRegistry.RequestContext";
#if NET
    private static readonly HttpRequestOptionsKey<RequestContext> OptionsKey = new(Key);
#endif

    public RequestContext(RequestPolicy policy, CallObserver? observer)
    {
        Policy = policy;
        Observer = observer;
    }

    public RequestPolicy Policy { get; }

    public CallObserver? Observer { get; }

    /// <summary>How many attempts have been made.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an attempt so far ended without saying whether the service acted.</summary>
    public bool OutcomeWasUnknown { get; set; }

    public static RequestContext Of(HttpRequestMessage request)
    {
#if NET
        return request.Options.TryGetValue(OptionsKey, out RequestContext? context)
            ? context
            : throw new InvalidOperationException("The request carries no context.");
#else
        return (RequestContext)request.Properties[Key];
#endif
    }

    public void AttachTo(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(OptionsKey, this);
#else
        request.Properties[Key] = this;
#endif
    }
}
