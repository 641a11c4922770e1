using System;

namespace IonosContainerRegistry.Client;

/// <summary>Makes the address of the API from the forms that people and the vendor's tools write.</summary>
public static class ApiUrl
{
    private const string Product = "/containerregistries";

    /// <summary>The public service.</summary>
    public static Uri Default { get; } = new("https://api.ionos.com" + Product);

    /// <summary>Reads a host or an address, with or without scheme, final slash and <c>/containerregistries</c>.</summary>
    /// <param name="text">The address; https is meant where no scheme stands.</param>
    /// <returns>The address, ending in <c>/containerregistries</c> without a slash.</returns>
    /// <exception cref="FormatException">It is no address, or holds a user name, a query or a fragment.</exception>
    public static Uri Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.IndexOf("://", StringComparison.Ordinal) < 0) trimmed = "https://" + trimmed;
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.Host.Length == 0)
        {
            throw new FormatException("The API address must be a host name or an http(s) address, such as api.ionos.com.");
        }

        // Not quoted: what stands before the @ is a secret.
        if (url.UserInfo.Length > 0)
            throw new FormatException("The API address must not hold a user name or password; use -Credential or -Token.");
        if (url.Query.Length > 0 || url.Fragment.Length > 0)
            throw new FormatException("The API address must not hold a query or a fragment.");

        string path = url.AbsolutePath.TrimEnd('/');
        if (!path.EndsWith(Product, StringComparison.OrdinalIgnoreCase)) path += Product;
        return new Uri(url.GetLeftPart(UriPartial.Authority) + path);
    }
}
