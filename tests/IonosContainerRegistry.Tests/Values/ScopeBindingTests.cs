using System;
using System.Collections;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

public sealed class ScopeBindingTests
{
    private readonly Parameter _scope = new("New", "RegistryToken", "Scope");

    [Fact]
    public void ReadsTextWithSeveralScopes() => AssertReads("a:b:pull;c:d", "a:b:pull;c:d");

    [Fact]
    public void ReadsHashtables()
    {
        AssertReads("a:b:pull,push", Table(("type", "a"), ("NAME", "b"), ("Actions", "pull, push")));
        AssertReads("a:b:pull,push", Table(("Type", "a"), ("Name", "b"), ("Actions", new object[] { "pull", "push" })));
        AssertReads("a:b", Table(("Type", "a"), ("Name", "b"), ("Actions", null)));
        AssertReads("a:12", Table(("Type", "a"), ("Name", 12)));
    }

    [Fact]
    public void ReadsCustomObjects()
    {
        var custom = new PSObject();
        custom.Properties.Add(new PSNoteProperty("Type", "a"));
        custom.Properties.Add(new PSNoteProperty("Name", "b"));
        custom.Properties.Add(new PSNoteProperty("Actions", new object[] { "pull" }));

        AssertReads("a:b:pull", custom);
    }

    [Fact]
    public void ReadsScopesAndMixedLists()
    {
        var scope = RegistryTokenScope.Parse("a:b:pull");

        AssertReads("a:b:pull", scope);
        AssertReads("a:b:pull", new RegistryTokenScopeCollection(scope));
        AssertReads(
            "a:b:pull;c:d;e:f;g:h",
            new object[] { PSObject.AsPSObject(scope), "c:d;e:f", Table(("Type", "g"), ("Name", "h")) });
    }

    [Fact]
    public void RefusesWhatIsNoScope()
    {
        Assert.Contains(
            "'Action'", Refusal(("Type", "a"), ("Name", "b"), ("Action", "pull")), StringComparison.Ordinal);
        Assert.Contains("name is missing", Refusal(("Type", "a")), StringComparison.Ordinal);
        Assert.Contains("type is missing", Refusal(("Type", null), ("Name", "b")), StringComparison.Ordinal);
        Assert.Contains(
            "action is empty", Refusal(("Type", "a"), ("Name", "b"), ("Actions", "pull,")), StringComparison.Ordinal);
        Assert.Contains(
            "action must be a string",
            Refusal(("Type", "a"), ("Name", "b"), ("Actions", new Hashtable())),
            StringComparison.Ordinal);
        Assert.Contains("type:name:actions", _scope.Refusal("rubbish"), StringComparison.Ordinal);
        Assert.Contains(
            "name is missing", _scope.Refusal(new RegistryTokenScope { Type = "a" }), StringComparison.Ordinal);
        Assert.Contains("empty", _scope.Refusal(new object?[] { "a:b", null }), StringComparison.Ordinal);
        _scope.Refusal(5);
    }

    [Fact]
    public void AnEmptyCellIsNotGivenAndAnEmptyListMeansNoScopes()
    {
        Assert.Null(_scope.Read(null));
        Assert.Null(_scope.Read(""));
        Assert.Empty((RegistryTokenScope[])_scope.Read(Array.Empty<object>())!);
        Assert.Empty((RegistryTokenScope[])_scope.Read(new RegistryTokenScopeCollection())!);
    }

    private static Hashtable Table(params (string Key, object? Value)[] members)
    {
        var table = new Hashtable();
        foreach ((string key, object? value) in members)
            table[key] = value;
        return table;
    }

    private string Refusal(params (string Key, object? Value)[] members) => _scope.Refusal(Table(members));

    private void AssertReads(string expected, object input) =>
        Assert.Equal(expected, RegistryTokenScope.Format(Assert.IsType<RegistryTokenScope[]>(_scope.Read(input))));
}
