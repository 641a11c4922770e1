using System;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>How a <see cref="RegistryService"/> starts and behaves.</summary>
public sealed record RegistryServiceOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many registries there are; the third is still being set up and has no host name.</summary>
    public int Registries { get; init; } = 3;

    /// <summary>How many tokens the first registry holds; the others hold 24, or as many if that is less.</summary>
    public int Tokens { get; init; } = 250;

    /// <summary>How long every request waits.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether to speak https, with a certificate made for this run.</summary>
    public bool Https { get; init; }

    /// <summary>The bearer token that is let in.</summary>
    public string Token { get; init; } = Passwords.Next();

    /// <summary>The user who is let in by Basic authentication.</summary>
    public string UserName { get; init; } = SandboxUser.Name;

    /// <summary>The password of <see cref="UserName"/>.</summary>
    public string Password { get; init; } = Passwords.Next();

    /// <summary>The longest page; a longer limit is cut to it, and the answer says so.</summary>
    public int MaximumPageSize { get; init; } = 1000;

    /// <summary>Whether offset, limit, count and total are written as text.</summary>
    public bool NumbersAsText { get; init; }

    /// <summary>Whether replacing a token by PUT makes and shows a new password.</summary>
    public bool ReplaceIssuesPassword { get; init; }

    /// <summary>The service's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
