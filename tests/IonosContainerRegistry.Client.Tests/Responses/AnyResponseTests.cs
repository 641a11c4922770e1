using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Responses;

/// <summary>
/// Responses changed in every place and at random. Whatever comes, a call ends with a value or with a
/// <see cref="RegistryApiException"/> that helps.
/// </summary>
public sealed class AnyResponseTests : IAsyncLifetime
{
    private const string Sentinel = "i55ued-S3NT1NEL";

    private static readonly string[] Operations = ["registry", "registries", "tokens", "GET", "POST", "PUT", "PATCH"];

    private static readonly string[] WrongValues =
        ["1.5", "true", "\"wrong\"", "[]", "{}", "[[1]]", "null", "\"\"", "-1", "1e400"];

    private SandboxClient _sandbox = null!;

    public static TheoryData<string> AllOperations => new(Operations);

    public async Task InitializeAsync() => _sandbox = await SandboxClient.StartAsync(
        new RegistryServiceOptions { Tokens = 3 }, settings => settings.MaximumRetryCount = 0);

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_wrong_value_in_any_field_is_dropped_or_an_error_that_names_the_place(string operation)
    {
        string sample = await SampleAsync(operation);
        List<string> places = JsonText.Places(sample).Append("").ToList();
        Assert.True(places.Count > 15, $"only {places.Count} places in {sample}");
        foreach (string place in places)
        {
            int unreadable = 0;
            foreach (string wrong in WrongValues)
            {
                string body = place.Length == 0 ? wrong : JsonText.Set(sample, place, JsonNode.Parse(wrong));
                (RegistryApiException? failure, IReadOnlyList<string> fields) = await CallAsync(operation, body);
                if (failure?.JsonPath is { } path) Assert.Equal(path == "$" ? "" : path[2..], place);
                foreach (string field in fields) Assert.True(IsSame(place, field), $"{place} = {wrong}: {field}");
                unreadable += fields.Count;
            }

            if (place.EndsWith("Date", StringComparison.Ordinal))
                Assert.True(unreadable > 0, $"nothing is wrong with {place}");
        }
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_field_that_is_missing_anywhere_does_no_harm(string operation)
    {
        string sample = await SampleAsync(operation);
        foreach (string place in JsonText.Places(sample).Where(place => !place.EndsWith(']')))
        {
            string body = JsonText.Remove(sample, place);
            (RegistryApiException? failure, IReadOnlyList<string> fields) = await CallAsync(operation, body);
            Assert.True(
                failure is null or CreationOutcomeException or { Detail: FailureDetail.MissingItems },
                $"{place}: {failure}");
            Assert.Empty(fields);
        }
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_response_cut_at_any_place_is_an_error(string operation)
    {
        string sample = await SampleAsync(operation);
        int step = Math.Max(1, sample.Length / 60);
        for (int length = 0; length < sample.Length; length += step)
            Assert.NotNull((await CallAsync(operation, sample[..length])).Failure);
    }

    [Property(MaxTest = 150)]
    public Property Any_JSON_is_a_value_or_an_error_that_helps()
        => Prop.ForAll(
            Arb.From(Gen.Elements(Operations)), Arb.From(JsonDocuments.Any),
            (operation, body) => Survives(operation, body));

    [Property(MaxTest = 150)]
    public Property Any_bytes_are_a_value_or_an_error_that_helps()
        => Prop.ForAll(
            Arb.From(Gen.Elements(Operations)),
            Arb.From(Gen.ArrayOf(Gen.Choose(0, 255).Select(number => (byte)number))),
            (operation, bytes) => Survives(operation, Encoding.Latin1.GetString(bytes)));

    [Property(MaxTest = 200)]
    public Property An_answer_with_any_byte_changed_is_a_value_or_an_error_that_helps()
        => Prop.ForAll(
            Arb.From(Gen.Elements(Operations)), Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(1, 127)),
            (operation, place, code) =>
            {
                StringBuilder body = new(SampleAsync(operation).GetAwaiter().GetResult());
                body[place % body.Length] = (char)code;
                Survives(operation, body.ToString());
            });

    private void Survives(string operation, string body)
    {
        RegistryApiException? failure = CallAsync(operation, body).GetAwaiter().GetResult().Failure;
        if (failure is not null) Assert.InRange(failure.Message.Length, 30, 3000);
    }

    /// <summary>Whether a place and a field of a resource are the same, or one is below the other.</summary>
    private static bool IsSame(string place, string field)
    {
        string inItem = System.Text.RegularExpressions.Regex.Replace(place, @"^items\[\d+\]\.", "");
        return inItem.StartsWith(field, StringComparison.Ordinal) || field.StartsWith(inItem, StringComparison.Ordinal);
    }

    /// <summary>
    /// Makes a call that gets this response. Returns its failure, or what it couldn't read. All else fails the test.
    /// </summary>
    private async Task<(RegistryApiException? Failure, IReadOnlyList<string> UnreadableFields)> CallAsync(
        string operation, string body)
    {
        string method = operation is "registry" or "registries" or "tokens" ? "GET" : operation;
        Fault fault = _sandbox.Service.Faults.Add(new Fault { Method = method, Body = body, Times = 1 });
        try
        {
            return (null, await RunAsync(operation));
        }
        catch (RegistryApiException e)
        {
            if (method is "POST" or "PUT") Assert.DoesNotContain(Sentinel, e.ToString());
            return (e, []);
        }
        finally
        {
            _sandbox.Service.Faults.Remove(fault);
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(string operation)
    {
        switch (operation)
        {
            case "registry":
                var registry = await _sandbox.Client.Registries.GetAsync(_sandbox.RegistryId, null, default);
                return registry.Value.UnreadableFields;
            case "registries":
                using (PageReader<RegistryResource> reader = _sandbox.Client.Registries.List(100, null))
                    return FieldsOf((await reader.ReadAsync(default))!);
            case "tokens":
                using (PageReader<TokenResource> reader = _sandbox.Read())
                    return FieldsOf((await reader.ReadAsync(default))!);
            default:
                return (await (Task<ApiResponse<TokenResource>>)_sandbox.CallAsync(operation)).Value.UnreadableFields;
        }
    }

    private static IReadOnlyList<string> FieldsOf<T>(Page<T> page)
        where T : ApiResource
        => page.UnreadableFields.Concat(page.Items.SelectMany(item => item.UnreadableFields)).ToList();

    private async Task<string> SampleAsync(string operation)
    {
        string? sample = null;
        Fault look = _sandbox.Service.Faults.Add(new Fault { TransformBody = text => sample = text, Times = 1 });
        await RunAsync(operation);
        _sandbox.Service.Faults.Remove(look);
        var created = _sandbox.Service.Store.Tokens(_sandbox.RegistryId).Where(token => token.Name == "new-one");
        foreach (TokenRecord token in created)
            _sandbox.Service.Store.RemoveToken(_sandbox.RegistryId, token.Id);
        return operation is "POST" or "PUT"
            ? JsonText.Set(sample!, "properties.credentials.password", Sentinel)
            : sample!;
    }
}
