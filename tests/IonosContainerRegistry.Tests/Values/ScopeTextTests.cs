using System;
using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

public sealed class ScopeTextTests
{
    [Theory]
    [InlineData("repository:team-a/*:pull,push", "repository", "team-a/*", "pull|push")]
    [InlineData(" repository : team-a/* : pull , push ", "repository", "team-a/*", "pull|push")]
    [InlineData("registry:*:*", "registry", "*", "*")]
    [InlineData("repository:path/*", "repository", "path/*", "")]
    [InlineData("repository:x:", "repository", "x", "")]
    [InlineData("repository:host:5000/x:pull", "repository", "host:5000/x", "pull")]
    [InlineData("repository:host:5000/x:", "repository", "host:5000/x", "")]
    [InlineData("repository:\"a;b,c\":pull", "repository", "a;b,c", "pull")]
    [InlineData("repository:\"say \"\"hi\"\"\":pull", "repository", "say \"hi\"", "pull")]
    [InlineData("repository:\" x \":pull", "repository", " x ", "pull")]
    [InlineData("something-new:x:mount", "something-new", "x", "mount")]
    public void ReadsEachForm(string text, string type, string name, string actions)
    {
        var scope = RegistryTokenScope.Parse(text);

        Assert.Equal(type, scope.Type);
        Assert.Equal(name, scope.Name);
        Assert.Equal(actions, string.Join("|", scope.Actions!));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("repository", "no colon")]
    [InlineData(":x:pull", "type is missing")]
    [InlineData("repository:", "name is missing")]
    [InlineData("repository::pull", "name is missing")]
    [InlineData("repository:\" \":pull", "name is missing")]
    [InlineData("repository:x:pull,,push", "action is empty")]
    [InlineData("repository:x:,", "action is empty")]
    [InlineData("repository:x:pull push", "spaces")]
    [InlineData("repository:pull,push", "comma")]
    [InlineData("a,b:x:pull", "comma")]
    [InlineData("\"a:b\":x:pull", "colon")]
    [InlineData("repository:\"x:pull", "closed")]
    [InlineData("repository:a\"b\"c:pull", "whole part")]
    [InlineData("repository:\"a\"b\"c\":pull", "Double the")]
    [InlineData("a:b:c;d:e:f", "several")]
    public void RefusesAndNamesTheRule(string text, string rule)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => RegistryTokenScope.Parse(text));

        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("type:name:actions", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:b:c;")]
    [InlineData(";a:b:c")]
    [InlineData("a:b:c;;d:e:f")]
    public void RefusesAnEmptyScopeBetweenOthers(string text) =>
        Assert.Throws<FormatException>(() => RegistryTokenScope.ParseMany(text));

    [Fact]
    public void ReadsSeveral()
    {
        RegistryTokenScope[] scopes = RegistryTokenScope.ParseMany("a:b:c; d:e ;f:\";\":g");

        Assert.Equal(["a:b:c", "d:e", "f:\";\":g"], scopes.Select(scope => scope.ToString()));
    }

    [Fact]
    public void EchoesLongInputInPart()
    {
        FormatException refusal =
            Assert.Throws<FormatException>(() => RegistryTokenScope.Parse(new string('x', 100_000)));

        Assert.InRange(refusal.Message.Length, 1, 400);
    }

    [Fact]
    public void PrintsWhatTheServiceMaySendWithoutFailing()
    {
        Assert.Equal(":", new RegistryTokenScope { Type = null!, Name = null!, Actions = null }.ToString());
        Assert.Equal(
            "a:b:\"c:d\",", new RegistryTokenScope { Type = "a", Name = "b", Actions = ["c:d", null!] }.ToString());
    }

    [Fact]
    public void NullIsAnArgumentError()
    {
        Assert.Throws<ArgumentNullException>(() => RegistryTokenScope.Parse(null!));
        Assert.Throws<ArgumentNullException>(() => RegistryTokenScope.ParseMany(null!));
        Assert.Throws<ArgumentNullException>(() => RegistryTokenScope.Format(null!));
        Assert.Throws<ArgumentNullException>(() => new RegistryTokenScopeCollection(null!));
    }
}
