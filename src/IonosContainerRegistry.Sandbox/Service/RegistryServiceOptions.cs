using System;
using System.Collections.Generic;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>How a <see cref="RegistryService"/> starts and behaves.</summary>
public sealed record RegistryServiceOptions
{
    /// <summary>The loopback port. If it's 0, a free one is used.</summary>
    public int Port { get; init; }

    /// <summary>How many registries there are. The third is still being set up and has no host name.</summary>
    public int Registries { get; init; } = 3;

    /// <summary>The seed from which IDs, digests, passwords of seeded tokens and counts follow.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many tokens the first registry holds.</summary>
    public int Tokens { get; init; } = 250;

    /// <summary>How many tokens each other registry holds, up to <see cref="Tokens"/>.</summary>
    public int OtherTokens { get; init; } = 24;

    /// <summary>How many repositories the first registry holds.</summary>
    public int Repositories { get; init; } = 12;

    /// <summary>
    /// How many repositories each other running registry holds, up to <see cref="Repositories"/>.
    /// </summary>
    public int OtherRepositories { get; init; } = 4;

    /// <summary>How many artifacts a seeded repository holds. They are computed when they are read.</summary>
    public int ArtifactsPerRepository { get; init; } = 10;

    /// <summary>The states that a new registry passes through, at least one. It has a host name once Running.</summary>
    public IReadOnlyList<string> CreationStates { get; init; } = ["New", "WaitingForStorage", "Running"];

    /// <summary>The states that a running registry passes through after PATCH or PUT, at least one.</summary>
    public IReadOnlyList<string> UpdateStates { get; init; } = ["Updating", "Running"];

    /// <summary>The states that a registry passes through after DELETE, before it is gone.</summary>
    public IReadOnlyList<string> DeletionStates { get; init; } = ["Deleting"];

    /// <summary>
    /// The number of times that a registry is read, by itself or in a list, until it is in the next state. With 0 it
    /// is in the last state at once.
    /// </summary>
    public int ReadsPerState { get; init; } = 2;

    /// <summary>The number of name checks that still find the name of a deleted registry taken.</summary>
    public int NameChecksAfterDeletion { get; init; } = 2;

    /// <summary>Whether repositories, artifacts and vulnerabilities can be read with Basic authentication.</summary>
    public bool ContentAcceptsBasic { get; init; }

    /// <summary>
    /// Whether the link to the next page of repositories, artifacts and vulnerabilities is always filled, also on the
    /// last page. Otherwise it is always null.
    /// </summary>
    public bool NextLinkStaysFilled { get; init; }

    /// <summary>Whether each page of repositories, artifacts and vulnerabilities is the first one.</summary>
    public bool IgnoresOffset { get; init; }

    /// <summary>The kind of authentication that the registry protocol requires.</summary>
    public DockerChallenge DockerChallenge { get; init; }

    /// <summary>
    /// Whether running registries show this server's own host and port as their host name, so that a container tool can
    /// sign in to it.
    /// </summary>
    public bool LoopbackHostNames { get; init; }

    /// <summary>How long every request waits.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether to use HTTPS, with a certificate that is created at the start.</summary>
    public bool Https { get; init; }

    /// <summary>The bearer token that is accepted.</summary>
    public string Token { get; init; } = Passwords.Next();

    /// <summary>The user name that is accepted with Basic authentication.</summary>
    public string UserName { get; init; } = SandboxUser.Name;

    /// <summary>The password of <see cref="UserName"/>.</summary>
    public string Password { get; init; } = Passwords.Next();

    /// <summary>The maximum page size. A larger limit is reduced to it, also in the response.</summary>
    public int MaximumPageSize { get; init; } = 1000;

    /// <summary>Whether offset, limit, count and total are written as text.</summary>
    public bool NumbersAsText { get; init; }

    /// <summary>Whether replacing a token by PUT makes and shows a new password.</summary>
    public bool ReplaceIssuesPassword { get; init; }

    /// <summary>The service's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The numbers of registries and tokens. The default text of a record would show the secrets.</summary>
    public override string ToString() => $"{Registries} registries, {Tokens} tokens, seed {Seed}";
}
