using System;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IonosContainerRegistry.Client.Secrets;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Unit;

public class SecretEncodingsTests
{
    private const string BeyondBasicPlane = "pass😀word\U0001F511!";

    [Fact]
    public void An_empty_secret_changes_nothing() => Assert.Equal(
        "a, text.", SecretEncodings.Replace("a, text.", "", "***"));

    [Theory]
    [InlineData("e", "The service refused the request.", "The service refused the request.")]
    [InlineData("e", "You sent e.", "You sent ***.")]
    [InlineData("pass", "passwords pass passing", "passwords *** passing")]
    [InlineData("pass", "\"pass\":'pass'=pass", "\"***\":'***'=***")]
    [InlineData("12", "status 412, 12 times", "status 412, *** times")]
    [InlineData("a b", "the a b c, da bc", "the *** c, da bc")]
    [InlineData("longer-secret", "xlonger-secretx", "x***x")]
    public void A_short_secret_is_only_masked_where_it_stands_by_itself(string secret, string text, string masked)
        => Assert.Equal(masked, SecretEncodings.Replace(text, secret, "***"));

    [Theory]
    [InlineData(BeyondBasicPlane)]
    [InlineData("ü€😀\\\"/<>&' \t")]
    [InlineData("!!\"§$%&/()=?")]
    public void Each_encoding_of_any_character_is_masked(string secret)
    {
        foreach (string encoded in new[]
        {
            secret,
            Uri.EscapeDataString(secret),
            Uri.EscapeDataString(secret).ToLowerInvariant(),
            JsonEncodedText.Encode(secret).ToString(),
            JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            WebUtility.HtmlEncode(secret),
            WebUtility.UrlEncode(secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        })
        {
            Assert.Equal("[***]", SecretEncodings.Replace($"[{encoded}]", secret, "***"));
        }
    }
}
