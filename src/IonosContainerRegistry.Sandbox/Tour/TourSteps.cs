using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using IonosContainerRegistry.Sandbox.CommandLine;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;

namespace IonosContainerRegistry.Sandbox.Tour;

/// <summary>The commands of the tour, and what each must have done.</summary>
internal static class TourSteps
{
    /// <summary>The name of the token that the tour makes.</summary>
    public const string MadeName = "tour-ci";

    public static IEnumerable<TourStep> All => [.. Connecting, .. Reading, .. Changing, .. Ending];

    private static IEnumerable<TourStep> Connecting =>
    [
        new("Import the module that the build made",
            $"Import-Module '{BuiltModule.Manifest}'; (Get-Command -Module IonosContainerRegistry).Name",
            new TourCheck("the cmdlets are there", view => view.Shows("Connect-IonosCloud", "Get-RegistryToken"))),

        new("Sign in: to the sandbox here, without -ApiUrl to IONOS",
            ConsoleSandbox.ConnectScript,
            new TourCheck("nothing is sent yet", view => view.Service.Requests.Count == 0)),
    ];

    private static IEnumerable<TourStep> Reading =>
    [
        new("Find a registry",
            "Get-ContainerRegistry",
            new TourCheck(
                "every registry is shown",
                view => view.Shows(view.Service.Store.Registries.Select(registry => registry.Name)))),

        new("Keep it in a variable",
            "$registry = Get-ContainerRegistry -Name acme-prod*; $registry.HostName",
            new TourCheck(
                "it is the right one",
                view => Equals(view.Property("registry", "RegistryId"), view.Registry.Id))),

        new("List its tokens: the first five",
            "$registry | Get-RegistryToken -First 5",
            new TourCheck("the first five are shown", view => view.ShowsExactly(view.Tokens.Take(5)))),

        new("Page through them",
            "Get-RegistryToken $registry.RegistryId -Skip 10 -First 5 -IncludeTotalCount",
            new TourCheck(
                "the eleventh to the fifteenth are shown",
                view => view.ShowsExactly(view.Tokens.Skip(10).Take(5))),
            new TourCheck("the total is shown", view => view.Shows($"{view.Tokens.Count}"))),

        new("All of them, as many pages as it takes",
            "(Get-RegistryToken $registry.RegistryId).Count",
            new TourCheck("the service's count is shown", view => view.Text.Trim() == $"{view.Tokens.Count}")),

        new("Filter by name",
            "Get-RegistryToken $registry.RegistryId -Name ci-00*",
            new TourCheck("those and no others are shown", view => view.ShowsExactly(Named(view, "ci-00")))),
    ];

    private static IEnumerable<TourStep> Changing =>
    [
        new("Create a token with a scope and an expiry",
            $"$made = New-RegistryToken $registry.RegistryId {MadeName} -Scope 'repository:team-a/*:pull,push' "
                + "-ExpiresIn '30d'; $made",
            new TourCheck("the service holds it", view => HoldsScopes(view.Made, "repository:team-a/*:pull,push")),
            new TourCheck("it expires in 30 days", view => ExpiresIn(view.Made, 30)),
            new TourCheck("the session has its password", view => HasPassword(view)),
            new TourCheck("the console doesn't", view => view.Made is { } made && !view.Shows(made.Password))),

        new("See what a change would do",
            "$made | Remove-RegistryToken -WhatIf",
            new TourCheck("it is said", view => view.Shows("What if", $"{view.Property("made", "TokenId")}")),
            new TourCheck("nothing is removed", view => view.Made is not null && view.Sent("DELETE") == 0)),

        new("Update: only what is given changes",
            "$made | Set-RegistryToken -Status disabled -AddScope 'repository:cache/*:pull' -PassThru",
            new TourCheck("status and scopes are changed", view => view.Made is { Status: "disabled" }
                && HoldsScopes(view.Made, "repository:team-a/*:pull,push", "repository:cache/*:pull")),
            new TourCheck("the expiry is not", view => ExpiresIn(view.Made, 30)),
            new TourCheck("one request did it", view => view.Sent("PATCH") == 1)),

        new("Replace: what isn't given is cleared",
            $"$made | Set-RegistryToken -Replace -Name {MadeName} -Scope 'repository:team-b/*:pull' -Confirm:$false",
            new TourCheck("the token is as given", view => view.Made is { Status: "enabled", ExpiryDate: null }
                && HoldsScopes(view.Made, "repository:team-b/*:pull"))),

        new("Pipe a list into a change",
            "Get-RegistryToken $registry.RegistryId -Name deploy-00* | Set-RegistryToken -Status disabled",
            new TourCheck(
                "all of them are changed",
                view => Named(view, "deploy-00").All(token => token.Status == "disabled")),
            new TourCheck(
                "nothing but the status was sent",
                view => view.Sent("PATCH") == Named(view, "deploy-00").Count()
                    && view.Service.Requests.Where(request => request.Method == "PATCH").All(SendsStatusOnly))),

        new("Rotate a credential: a successor first, then the old token",
            "$next = $made | Reset-RegistryToken -OldTokenAction Disable -Confirm:$false; $next",
            new TourCheck("the successor exists, with the same scopes", view =>
                Named(view, MadeName + "-").SingleOrDefault() is { } next && HoldsScopes(next, "repository:team-b/*:pull")),
            new TourCheck("the session has its password", view =>
                view.Property("next", "Credential") is PSCredential credential
                && credential.GetNetworkCredential().Password == Named(view, MadeName + "-").Single().Password),
            new TourCheck("the old token is disabled", view => view.Made is { Status: "disabled" })),

        new("Hand it over to docker: the text of config.json, without its secret here",
            """$config = $next | ConvertTo-DockerConfig; $config -replace '(?<="auth": ").+(?=")', '***'""",
            new TourCheck("the host name is shown", view => view.Shows($"\"{view.Registry.HostName}\"")),
            new TourCheck("the text holds the login", view => HoldsLogin($"{view.Session.GetVariable("config")}", view)),
            new TourCheck("the console doesn't", view => !HoldsLogin(view.Text, view))),

        new("Hand it over to Kubernetes: an image pull secret, without the secret here",
            """
            $manifest = $next | ConvertTo-ImagePullSecret registry-pull -Namespace web; $manifest -replace '(?<=json: ).+', '***'
            """,
            new TourCheck("the manifest is shown", view => view.Shows("kind: Secret", "registry-pull", "kubernetes.io/dockerconfigjson")),
            new TourCheck("it holds the configuration", view => $"{view.Session.GetVariable("manifest")}".Contains(ToBase64($"{view.Session.GetVariable("config")}"), StringComparison.Ordinal)),
            new TourCheck("the console doesn't", view => !view.Shows(ToBase64($"{view.Session.GetVariable("config")}")))),

        new("Take stock",
            "Measure-RegistryToken",
            new TourCheck("every registry is shown", view => view.Shows(view.Service.Store.Registries.Select(registry => registry.Name)))),

        new("Remove a token",
            "$made | Remove-RegistryToken -Force",
            new TourCheck("it is gone", view => view.Made is null)),
    ];

    private static IEnumerable<TourStep> Ending =>
    [
        new("Read an error",
            "Get-RegistryToken $registry.RegistryId $made.TokenId -ErrorVariable problem",
            new TourCheck("it names the token", view => view.Shows($"{view.Property("made", "TokenId")}")))
        {
            ShowsError = true,
        },

        new("What a script can tell from it",
            "$problem[0].FullyQualifiedErrorId; $problem[0].CategoryInfo.Category",
            new TourCheck("its category says it all", view => view.Shows("ObjectNotFound"))),

        new("Sign out",
            "Disconnect-IonosCloud",
            new TourCheck(
                "there is no connection any more",
                view => view.Session.Run("Get-IonosCloudConnection").Output.Count == 0)),
    ];

    private static IEnumerable<TokenRecord> Named(TourView view, string start) =>
        view.Tokens.Where(token => token.Name.StartsWith(start, StringComparison.Ordinal));

    private static bool HoldsScopes(TokenRecord? token, params string[] scopes) =>
        token is not null && token.Scopes.Select(AsText).SequenceEqual(scopes);

    private static string AsText(ScopeRecord scope) => $"{scope.Type}:{scope.Name}:{string.Join(',', scope.Actions)}";

    private static bool ExpiresIn(TokenRecord? token, int days) =>
        token?.ExpiryDate is { } expiry && Math.Abs((expiry - DateTimeOffset.UtcNow).TotalDays - days) < 0.1;

    private static bool HasPassword(TourView view) =>
        view.Property("made", "Credential") is PSCredential credential
        && credential.GetNetworkCredential().Password == view.Made?.Password;

    private static bool HoldsLogin(string text, TourView view) =>
        Named(view, MadeName + "-").Single() is var next
        && text.Contains(ToBase64($"{next.Name}:{next.Password}"), StringComparison.Ordinal);

    private static string ToBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static bool SendsStatusOnly(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.EnumerateObject().Select(property => property.Name).SequenceEqual(["status"]);
    }
}
