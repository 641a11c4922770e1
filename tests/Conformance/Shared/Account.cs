namespace IonosContainerRegistry.Conformance.Shared;

/// <summary>Who the sandbox lets in; it lives as long as one run.</summary>
internal static class Account
{
    public const string Token = "conformance-token";
    public const string UserName = "conformance@example.org";
    public const string Password = "conformance-password";
}
