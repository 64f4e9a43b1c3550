using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit;

/// <summary>The plan that <see cref="NfvDomain"/> leaves in a domain's metadata.</summary>
internal static class StoredPlan
{
    /// <summary>The plan, or why what is there can't be read, or neither.</summary>
    public static (PlacementPlan? Plan, string? Fault) Read(DomainDocument domain)
    {
        if (!domain.Metadata.Exists)
            return (null, null);
        var kept = domain.Metadata.Raw.Elements.FirstOrDefault(e => e.NamespaceUri == NfvDomain.MetadataNamespace);
        if (kept is null)
            return (null, null);
        try
        {
            return PlacementResult.FromJson(kept.Value ?? "") is PlacementPlan plan ? (plan, null) : (null, "it is a refusal, not a plan");
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }
}
