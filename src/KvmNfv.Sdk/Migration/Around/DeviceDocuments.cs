using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Finds a device in a domain's document, and the document by which it is attached again.</summary>
internal static class DeviceDocuments
{
    // libvirt keeps aliases of this kind only; it gives the others out anew.
    private const string UserAlias = "ua-";

    /// <summary>Finds a device by its alias or, for an interface, its MAC.</summary>
    /// <param name="live">The running domain's document.</param>
    /// <param name="portable">The same in the form that libvirt sends to a destination: without what belongs to this host, such as the tap's name.</param>
    /// <param name="name">The alias or MAC.</param>
    /// <returns>Null where there is none.</returns>
    public static (string? Alias, string Live, string Portable)? Find(DomainDocument live, DomainDocument portable, string name)
    {
        var found = Devices(live).FirstOrDefault(d => Alias(d) == name) ?? Devices(live).FirstOrDefault(d => Mac(d) is { } mac && mac.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            return null;
        var document = Devices(portable).FirstOrDefault(d => IsSame(d, found))?.ToString() ?? Stripped(found);
        return (Alias(found), found.ToString(), document);
    }

    /// <summary>Whether a document has the device: an interface by its MAC, another by its source.</summary>
    public static bool Has(DomainDocument document, string device)
    {
        var wanted = Parse(device);
        return Devices(document).Any(d => d.Name == wanted.Name && (Mac(wanted) is { } mac
            ? mac.Equals(Mac(d), StringComparison.OrdinalIgnoreCase)
            : Child(d, "source")?.ToString() is { } source && source == Child(wanted, "source")?.ToString()));
    }

    /// <summary>A device's name for people: its own alias, else its MAC, else its kind.</summary>
    public static string Name(string device)
    {
        var element = Parse(device);
        return Alias(element) ?? Mac(element) ?? element.Name;
    }

    private static IReadOnlyList<RawElement> Devices(DomainDocument document) => document.Devices.Exists ? document.Devices.Raw.Elements : [];

    // A device alone has no root that libvirt's documents know; the domain around it gives it one.
    private static RawElement Parse(string device) =>
        DomainDocument.Parse($"<domain><devices>{device}</devices></domain>").Devices.Raw.Elements is [var only] ? only : throw new ArgumentException("This is not the document of one device.", nameof(device));

    private static string Stripped(RawElement device)
    {
        var copy = Parse(device.ToString());
        if (Child(copy, "alias") is { } alias && Alias(copy)?.StartsWith(UserAlias, StringComparison.Ordinal) != true)
            copy.Remove(alias);
        if (copy.Name == "interface" && Child(copy, "target") is { } target)
            target.SetAttribute("dev", null);
        return copy.ToString();
    }

    private static bool IsSame(RawElement one, RawElement other) =>
        one.Name == other.Name && Mac(one) == Mac(other) && Child(one, "address")?.ToString() is { } address && address == Child(other, "address")?.ToString();

    private static string? Alias(RawElement device) => Child(device, "alias")?.GetAttribute("name");

    private static string? Mac(RawElement device) => device.Name == "interface" ? Child(device, "mac")?.GetAttribute("address") : null;

    private static RawElement? Child(RawElement element, string name) => element.Elements.FirstOrDefault(e => e.Name == name);
}
