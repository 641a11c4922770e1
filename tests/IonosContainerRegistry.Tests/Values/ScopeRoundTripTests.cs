using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace IonosContainerRegistry.Tests.Values;

[Properties(Arbitrary = [typeof(ScopeRoundTripTests)], MaxTest = 500)]
public sealed class ScopeRoundTripTests
{
    // Mostly what has a meaning in the text form, so that odd places are hit.
    private const string Alphabet = "ab*/-_.:;,\"' \t\u00fc";

    public static Arbitrary<RegistryTokenScope> Scopes() => Arb.From(
        from type in TextOf(Alphabet.Replace(":", ""))
        from name in TextOf(Alphabet)
        from actions in Gen.ArrayOf(TextOf(Alphabet.Replace(" ", "").Replace("\t", "")))
        from without in Gen.Elements(true, false)
        select new RegistryTokenScope { Type = type, Name = name, Actions = without ? null : actions });

    [Property]
    public bool OneScopeReadsBack(RegistryTokenScope scope) =>
        AreSame(scope, RegistryTokenScope.Parse(scope.ToString()));

    [Property]
    public bool SeveralReadBack(NonEmptyArray<RegistryTokenScope> scopes)
    {
        RegistryTokenScope[] read = RegistryTokenScope.ParseMany(RegistryTokenScope.Format(scopes.Get));
        return read.Length == scopes.Get.Length && read.Zip(scopes.Get, AreSame).All(same => same);
    }

    [Property]
    public bool ACollectionPrintsAsItsScopes(NonEmptyArray<RegistryTokenScope> scopes) =>
        new RegistryTokenScopeCollection(scopes.Get).ToString() == RegistryTokenScope.Format(scopes.Get);

    private static Gen<string> TextOf(string alphabet) =>
        from letters in Gen.NonEmptyListOf(Gen.Elements(alphabet.ToCharArray()))
        let text = new string(letters.ToArray())
        where !string.IsNullOrWhiteSpace(text)
        select text;

    private static bool AreSame(RegistryTokenScope one, RegistryTokenScope other) =>
        one.Type == other.Type
        && one.Name == other.Name
        && (one.Actions ?? []).SequenceEqual(other.Actions ?? []);
}
