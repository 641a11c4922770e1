using System;

namespace IonosContainerRegistry.Client;

/// <summary>Parses the address of the API in the forms that people and the vendor's tools use.</summary>
public static class ApiUrl
{
    private const string Product = "/containerregistries";

    /// <summary>The public service.</summary>
    public static Uri Default { get; } = new("https://api.ionos.com" + Product);

    /// <summary>
    /// Parses a host name or an address, with or without scheme, final slash and <c>/containerregistries</c>.
    /// </summary>
    /// <param name="text">The address. Without a scheme, https is used.</param>
    /// <returns>The address, ending in <c>/containerregistries</c> without a slash.</returns>
    /// <exception cref="FormatException">
    /// It isn't an address, or it contains a user name, a query or a fragment. The message doesn't quote it.
    /// </exception>
    public static Uri Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.IndexOf("://", StringComparison.Ordinal) < 0) trimmed = "https://" + trimmed;
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.Host.Length == 0)
        {
            throw new FormatException(
                "The API address must be a host name or an http or https address, such as api.ionos.com.");
        }

        if (url.UserInfo.Length > 0)
            throw new FormatException("The API address must not contain a user name or a password.");
        if (url.Query.Length > 0 || url.Fragment.Length > 0)
            throw new FormatException("The API address must not contain a query or a fragment.");

        string path = url.AbsolutePath.TrimEnd('/');
        if (!path.EndsWith(Product, StringComparison.OrdinalIgnoreCase)) path += Product;
        return new Uri(url.GetLeftPart(UriPartial.Authority) + path);
    }
}
