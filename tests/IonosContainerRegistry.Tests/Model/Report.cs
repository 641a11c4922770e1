using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>What was reported and what the service holds, in lines, to explain a counterexample.</summary>
internal static class Report
{
    public static IEnumerable<string> Of(Observation seen) =>
    [
        "Requests:",
        .. seen.Requests.Select(request => "  " + request),
        "Delivered:",
        .. seen.Delivered.Select(Describe),
        "Errors:",
        .. seen.Errors.Select(error => $"  {error.FullyQualifiedErrorId}: {error}"),
        "On the host:",
        .. seen.HostErrors.Select(line => "  " + line),
        "Warnings:",
        .. seen.Warnings.Select(line => "  " + line),
        "Before:",
        .. seen.Before.Tokens.Select(Describe),
        "After:",
        .. seen.After.Tokens.Select(Describe),
    ];

    private static string Describe(DeliveredToken token) =>
        $"  {token.TokenId} {token.Name}, {(token.Password is null ? "no credential" : "with a credential")}";

    private static string Describe(TokenRecord token) =>
        $"  {token.Id} {token.Name} {token.Status} {token.ExpiryDate:u} {TokenValues.TextOf(token.Scopes)}";
}
