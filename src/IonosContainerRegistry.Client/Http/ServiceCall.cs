using System.Net.Http;
using System.Security;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Http;

/// <summary>One call: what is asked for, and afterwards how it went.</summary>
internal sealed class ServiceCall
{
    public ServiceCall(HttpMethod method, string path, CallObserver? observer, byte[]? body = null)
    {
        Method = method;
        Path = path;
        Observer = observer;
        Body = body;
    }

    public HttpMethod Method { get; }

    /// <summary>Path and query below the base address; holds no secret.</summary>
    public string Path { get; }

    public CallObserver? Observer { get; }

    public byte[]? Body { get; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an attempt before the last ended without saying whether the service acted.</summary>
    public bool OutcomeWasUnknown { get; set; }

    public bool Changes => Method != HttpMethod.Get;

    /// <summary>Whether an answer may hold a password that is not known yet, so that none of it may be shown.</summary>
    public bool MayIssuePassword => Method == HttpMethod.Post || Method == HttpMethod.Put;

    public SecureString? Issued(object value) => MayIssuePassword ? (value as TokenResource)?.Properties?.Credentials?.Password : null;
}
