using System.Text.Json;
using System.Text.Json.Nodes;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;

namespace KvmNfv.Samples.Quickstart;

/// <summary>result.json: how the guest ran, and the report.</summary>
internal static class Result
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static string ToJson(RunningGuest guest, VerificationReport report) => new JsonObject
    {
        ["matched"] = report.Matches,
        ["hypervisor"] = guest.Hypervisor == DomainType.Kvm ? "kvm" : "tcg",
        ["whyNotKvm"] = guest.WhyNotKvm,
        ["bootSeconds"] = Math.Round(guest.BootTime.TotalSeconds, 3),
        ["report"] = JsonNode.Parse(report.ToJson()),
    }.ToJsonString(s_indented);
}
