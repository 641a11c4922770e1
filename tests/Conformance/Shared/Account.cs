namespace IonosContainerRegistry.Conformance.Shared;

/// <summary>The credentials that the sandbox accepts during a run.</summary>
internal static class Account
{
    public const string Token = "conformance-token";
    public const string UserName = "conformance@example.org";
    public const string Password = "conformance-password";
}
