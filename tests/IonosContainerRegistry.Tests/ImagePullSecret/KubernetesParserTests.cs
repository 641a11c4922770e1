using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Xunit;

namespace IonosContainerRegistry.Tests.ImagePullSecret;

/// <summary>What the Kubernetes client makes of the manifests.</summary>
public sealed class KubernetesParserTests : IDisposable
{
    private const string Host = "registry.example:5000";

    private static readonly string[] Formats = ["Yaml", "Json"];

    private readonly ShellSession _session = new();

    public KubernetesParserTests() => _session.ImportModule();

    public static TheoryData<string> Names =>
    [
        "a", "123", "1e3", "0x1f", "0o17", "1.5", "no", "on", "y", "true", "null", "2026-01-01", "12-30-45",
        string.Join('.', Enumerable.Repeat("a-0", 63)) + ".b",
    ];

    public static TheoryData<string> Namespaces =>
        ["b", "456", "2e5", "0xff", "off", "n", "false", "null", "2026-12-31", new string('z', 63)];

    public static TheoryData<string> Passwords =>
    [
        "no", "0x1F", "1e3", ": ", "#", " # x", "'", "\"", "~", "null", "2026-01-01", "!!str", "!!binary YQ==",
        "- a", "{a: b}", "[", "&a", "*a", "|", ">", "%YAML 1.2", "---", "...", "\\", "\\u0041", "a:b:c", ":", "\t",
        "$HOME", "pä:ß€", "日本語", "\U0001F511", "\u2028", "\u0085", "\ufeff", "<b>&+/=", new string('x', 4000),
    ];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_read_as_it_was_given(string name) => Assert.All(Formats, format =>
    {
        V1Secret secret = Read(format, name, "team-a", "secret");

        Assert.Equal(("v1", "Secret", "kubernetes.io/dockerconfigjson"), (secret.ApiVersion, secret.Kind, secret.Type));
        Assert.Equal(name, secret.Metadata.Name);
    });

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void A_namespace_is_read_as_it_was_given(string @namespace) => Assert.All(Formats, format =>
        Assert.Equal(@namespace, Read(format, "regcred", @namespace, "secret").Metadata.NamespaceProperty));

    [Fact]
    public void Without_a_namespace_the_client_reads_none() => Assert.All(Formats, format =>
        Assert.Null(Read(format, "regcred", null, "secret").Metadata.NamespaceProperty));

    [Theory]
    [MemberData(nameof(Passwords))]
    public void User_name_and_password_are_read_as_they_were_given(string password) => Assert.All(Formats, format =>
    {
        V1Secret secret = Read(format, "regcred", "team-a", password);

        KeyValuePair<string, byte[]> data = Assert.Single(secret.Data);
        Assert.Equal(".dockerconfigjson", data.Key);
        JsonObject logins = JsonNode.Parse(data.Value)!["auths"]!.AsObject();
        Assert.Equal([Host], logins.Select(entry => entry.Key));
        string login = Encoding.UTF8.GetString(Convert.FromBase64String((string)logins[Host]!["auth"]!));
        Assert.Equal(["no", password], login.Split(':', 2));
    });

    private V1Secret Read(string format, string name, string? @namespace, string password)
    {
        Hashtable parameters = new() { ["Name"] = name, ["As"] = format, ["HostName"] = Host };
        if (@namespace is not null) parameters["Namespace"] = @namespace;
        _session.SetVariable("parameters", parameters);
        PSCredential credential = new("no", new NetworkCredential("no", password).SecurePassword);
        _session.SetVariable("credential", credential);
        ShellResult result = _session.Run("ConvertTo-ImagePullSecret @parameters -Credential $credential");
        Assert.Null(result.TerminatingError);
        string manifest = (string)Assert.Single(result.Output).BaseObject;

        return format == "Json"
            ? KubernetesJson.Deserialize<V1Secret>(manifest)
            : Assert.IsType<V1Secret>(Assert.Single(KubernetesYaml.LoadAllFromString(manifest, strict: true)));
    }
}
