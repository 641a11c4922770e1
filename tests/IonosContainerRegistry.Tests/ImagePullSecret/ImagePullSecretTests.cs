using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace IonosContainerRegistry.Tests.ImagePullSecret;

public sealed class ImagePullSecretTests : ConnectedSession
{
    private const string Field = ".dockerconfigjson";

    private string Host => Service.Store.Registries[0].HostName;

    [Fact]
    public void Json_is_a_secret_with_the_Docker_configuration()
    {
        string text = Convert(
            "New-RegistryToken $registry ci-hand | ConvertTo-ImagePullSecret regcred -Namespace team-a -As Json");

        JsonNode secret = JsonNode.Parse(text)!;
        Assert.Equal("v1", (string?)secret["apiVersion"]);
        Assert.Equal("Secret", (string?)secret["kind"]);
        Assert.Equal("regcred", (string?)secret["metadata"]!["name"]);
        Assert.Equal("team-a", (string?)secret["metadata"]!["namespace"]);
        Assert.Equal("kubernetes.io/dockerconfigjson", (string?)secret["type"]);
        Assert.Equal([Field], secret["data"]!.AsObject().Select(entry => entry.Key));
        Assert.Equal(AuthOf("ci-hand"), AuthIn((string)secret["data"]![Field]!));
    }

    [Fact]
    public void Yaml_is_the_default_and_quotes_ambiguous_values()
    {
        string[] lines =
            Convert("New-RegistryToken $registry ci-hand | ConvertTo-ImagePullSecret 123 -Namespace null").Split('\n');

        string data = lines[^1];
        Assert.Equal(
            [
                "apiVersion: v1", "kind: Secret", "metadata:", "  name: \"123\"", "  namespace: \"null\"",
                "type: kubernetes.io/dockerconfigjson", "data:",
            ],
            lines[..^1]);
        Assert.StartsWith($"  {Field}: ", data, StringComparison.Ordinal);
        Assert.Equal(AuthOf("ci-hand"), AuthIn(data[$"  {Field}: ".Length..]));
    }

    [Fact]
    public void Without_a_namespace_the_field_is_omitted()
    {
        string yaml = Convert("New-RegistryToken $registry ci-hand | ConvertTo-ImagePullSecret regcred");
        Assert.DoesNotContain("namespace", yaml, StringComparison.Ordinal);
        Assert.Contains("name: \"regcred\"", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_registries_share_one_secret()
    {
        string text = Convert(
            "@(New-RegistryToken $registry ci-one) + @(New-RegistryToken $other ci-two)"
            + " | ConvertTo-ImagePullSecret regcred -As Json");

        JsonNode config = JsonNode.Parse(Convert64((string)JsonNode.Parse(text)!["data"]![Field]!))!;
        Assert.Equal(
            Service.Store.Registries.Select(registry => registry.HostName),
            config["auths"]!.AsObject().Select(entry => entry.Key));
    }

    [Fact]
    public void A_name_may_have_253_characters_in_parts()
    {
        string name = string.Join('.', Enumerable.Repeat("a-0", 63)) + ".b";

        string text = Convert("New-RegistryToken $registry ci-hand | ConvertTo-ImagePullSecret " + name);

        Assert.Contains("Secret", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", "RegCred")]
    [InlineData("Name", "reg_cred")]
    [InlineData("Name", "-regcred")]
    [InlineData("Name", "regcred.")]
    [InlineData("Name", "reg..cred")]
    [InlineData("Name", "regcred\n")]
    [InlineData("Name", "reg\"cred")]
    [InlineData("Namespace", "team.a")]
    [InlineData("Namespace", "Team")]
    [InlineData("Namespace", "a234567890123456789012345678901234567890123456789012345678901234")]
    public void A_name_that_is_invalid_in_Kubernetes_is_refused_before_any_request(string parameter, string value)
    {
        Session.SetVariable("names", new System.Collections.Hashtable { ["Name"] = "regcred", [parameter] = value });
        Service.ClearRequests();

        ErrorRecord error = Terminate(
            "ConvertTo-ImagePullSecret @names -RegistryId $registry -Credential ([pscredential]::new('ci', $secret))");

        Assert.Equal("InvalidParameter", IdOf(error));
        Assert.StartsWith($"-{parameter}: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void A_name_of_254_characters_is_refused()
    {
        ErrorRecord error = Terminate(
            $"ConvertTo-ImagePullSecret {new string('a', 254)} -HostName example.org"
            + " -Credential ([pscredential]::new('ci', $secret))");

        Assert.Equal("InvalidParameter", IdOf(error));
    }

    private static string Convert64(string text) => Encoding.UTF8.GetString(System.Convert.FromBase64String(text));

    private string Convert(string script) => (string)Assert.Single(Succeed(script)).BaseObject;

    private string? AuthIn(string data) => (string?)JsonNode.Parse(Convert64(data))!["auths"]![Host]!["auth"];

    private string AuthOf(string name)
        => System.Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{name}:{Service.Store.FindToken(Registry, name)!.Password}"));
}
