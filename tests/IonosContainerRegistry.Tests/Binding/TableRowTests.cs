using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using Xunit;

namespace IonosContainerRegistry.Tests.Binding;

/// <summary>Records as Import-Csv makes them: every cell is text.</summary>
public sealed class TableRowTests : ConnectedSession
{
    [Fact]
    public void A_row_makes_a_token()
    {
        Succeed(
            """
            [pscustomobject]@{
                RegistryId = "$registry"; Name = 'row'; Scope = 'repository:x:pull,push; registry:*:list'
                ExpiryDate = '2037-01-01T00:00:00Z'; ExpiresIn = ''; Status = 'disabled'; Remark = 'anything'
            } | New-RegistryToken
            """);

        using var body = JsonDocument.Parse(Assert.Single(Bodies));
        JsonElement properties = body.RootElement.GetProperty("properties");
        Assert.Equal("row", properties.GetProperty("name").GetString());
        Assert.Equal("2037-01-01T00:00:00Z", properties.GetProperty("expiryDate").GetString());
        Assert.Equal("disabled", properties.GetProperty("status").GetString());
        Assert.Equal(2, properties.GetProperty("scopes").GetArrayLength());
    }

    [Fact]
    public void Empty_cells_are_ignored()
    {
        Succeed(
            """
            [pscustomobject]@{
                RegistryId = "$registry"; Name = 'row'; Scope = ''; ExpiryDate = ' '; ExpiresIn = $null; Status = ''
            } |
                New-RegistryToken
            """);

        Assert.Equal(["""{"properties":{"name":"row"}}"""], Bodies);
    }

    [Fact]
    public void A_row_does_not_use_values_of_the_previous_row()
    {
        Succeed(
            """
            [pscustomobject]@{ Name = 'full'; Scope = 'repository:x:pull'; ExpiresIn = '1d'; Status = 'disabled' },
            [pscustomobject]@{ Name = 'empty'; Scope = ''; ExpiresIn = ''; Status = '' },
            [pscustomobject]@{ Name = 'narrow' } | New-RegistryToken $registry
            """);

        Assert.Equal(["""{"properties":{"name":"empty"}}""", """{"properties":{"name":"narrow"}}"""], Bodies.Skip(1));
    }

    [Theory]
    [InlineData("RegistryId", "rubbish")]
    [InlineData("RegistryId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("RegistryId", "")]
    [InlineData("Name", "not_good")]
    [InlineData("Name", "")]
    [InlineData("Scope", "rubbish")]
    [InlineData("Scope", "repository:x:pull,")]
    [InlineData("Scopes", "rubbish")]
    [InlineData("ExpiryDate", "rubbish")]
    [InlineData("ExpiryDate", "01/02/2037")]
    [InlineData("ExpiryDate", "2037-02-30")]
    [InlineData("ExpiryDate", "2020-01-01")]
    [InlineData("ExpiresIn", "rubbish")]
    [InlineData("ExpiresIn", "30")]
    [InlineData("ExpiresIn", "6m")]
    [InlineData("ExpiresIn", "5min")]
    public void An_invalid_cell_causes_an_error_for_its_row_only(string column, string cell)
    {
        Session.SetVariable("column", column);
        Session.SetVariable("cell", cell);

        ErrorRecord error = Fail(
            """
            $rows = 'before', 'bad', 'after' | ForEach-Object {
                $row = @{ RegistryId = "$registry"; Name = $_ }
                if ($_ -eq 'bad') { $row[$column] = $cell }
                [pscustomobject]$row
            }
            $created = $rows | New-RegistryToken
            """);

        Assert.Contains(column.TrimEnd('s'), error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["before", "after"], Names("$created"));
        Assert.Equal(2, Bodies.Length);
    }

    [Theory]
    [InlineData("Set-RegistryToken -Status disabled", "PATCH")]
    [InlineData("Remove-RegistryToken -Force", "DELETE")]
    [InlineData("Get-RegistryToken", "GET")]
    public void Rows_specify_tokens_and_an_invalid_ID_causes_an_error_for_its_row_only(string command, string method)
    {
        ErrorRecord error = Fail(
            $$"""
            [pscustomobject]@{ RegistryId = "$registry"; TokenId = "$($ids[0])" },
            [pscustomobject]@{ RegistryId = "$registry"; TokenId = 'rubbish' },
            [pscustomobject]@{ RegistryId = "$registry"; TokenId = "$($ids[1])" } | {{command}}
            """);

        Assert.Contains("TokenId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, Requests.Length);
        Assert.All(
            Requests, request => Assert.StartsWith(method + " /first/tokens/", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-RegistryToken -Status disabled", "RegistryId", "")]
    [InlineData("Set-RegistryToken -Status disabled", "RegistryId", "rubbish")]
    [InlineData("Set-RegistryToken -Status disabled", "TokenId", "")]
    [InlineData("Set-RegistryToken -Replace", "Name", "")]
    [InlineData("Set-RegistryToken -Replace", "Name", "not_good")]
    [InlineData("Remove-RegistryToken -Force", "RegistryId", "")]
    [InlineData("Remove-RegistryToken -Force", "RegistryId", "rubbish")]
    [InlineData("Remove-RegistryToken -Force", "TokenId", "")]
    [InlineData("Get-RegistryToken", "RegistryId", "")]
    [InlineData("Get-RegistryToken", "RegistryId", "rubbish")]
    public void A_row_without_a_valid_name_or_ID_causes_an_error_and_sends_nothing(
        string command, string column, string cell)
    {
        Session.SetVariable("column", column);
        Session.SetVariable("cell", cell);

        ErrorRecord error = Fail(
            """
            $row = @{ RegistryId = "$registry"; TokenId = "$($ids[0])"; Name = 'deploy-0001' }
            $row[$column] = $cell
            [pscustomobject]$row |
            """ + command);

        Assert.Contains(column, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void A_row_without_an_ID_does_not_list_all_registries()
    {
        ErrorRecord error = Fail("[pscustomobject]@{ RegistryId = ''; TokenId = '' } | Get-RegistryToken");

        Assert.Contains("TokenId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void Values_in_a_row_are_never_sent_by_Set()
    {
        const string Row =
            """
            [pscustomobject]@{
                RegistryId = "$registry"; TokenId = "$($ids[0])"; Name = 'deploy-0001'; Status = 'disabled'
                ExpiryDate = '2037-01-01'; ExpiresIn = '1d'; NoExpiry = 'True'
                Scope = 'repository:x:pull'; Scopes = 'repository:x:pull'
                AddScope = 'repository:x:pull'; RemoveScope = 'repository:x'
                Replace = 'True'; WhatIf = 'True'; ThrottleLimit = '0'
            } |
            """;

        Assert.Empty(Succeed(Row + "Set-RegistryToken -Status enabled"));
        Succeed(Row + "Set-RegistryToken -Replace");

        Assert.Equal(["""{"status":"enabled"}""", """{"properties":{"name":"deploy-0001"}}"""], Bodies);
    }

    [Fact]
    public void Values_in_a_row_do_not_count_as_changes()
    {
        ShellResult result = Run(
            "[pscustomobject]@{ RegistryId = \"$registry\"; TokenId = \"$($ids[0])\"; Status = 'disabled' }"
            + " | Set-RegistryToken");

        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
        Assert.Empty(Requests);
    }

    [Fact]
    public void A_name_in_a_row_is_not_a_filter()
    {
        const string Row = "[pscustomobject]@{ RegistryId = \"$registry\"; Name = 'ci-0006'; Status = 'odd' }";

        Assert.Equal(6, Succeed(Row + " | Get-RegistryToken").Count);
    }
}
