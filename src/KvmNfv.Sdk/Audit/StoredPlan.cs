using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit;

/// <summary>The plan that <see cref="NfvDomain"/> leaves in a domain's metadata.</summary>
internal static class StoredPlan
{
    /// <summary>The text that is kept; null where there is none.</summary>
    public static string? Text(DomainDocument domain) => !domain.Metadata.Exists ? null
        : domain.Metadata.Raw.Elements.FirstOrDefault(e => e.NamespaceUri == NfvDomain.MetadataNamespace) is { } kept ? kept.Value ?? "" : null;

    /// <summary>The plan, or why what is there can't be read, or neither.</summary>
    public static (PlacementPlan? Plan, string? Fault) Read(DomainDocument domain)
    {
        if (Text(domain) is not { } text)
            return (null, null);
        try
        {
            return PlacementResult.FromJson(text) is PlacementPlan plan ? (plan, null) : (null, "it is a refusal, not a plan");
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }
}
