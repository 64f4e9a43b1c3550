using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Quickstart;

/// <param name="Uri">The hypervisor; null means the embedded one.</param>
/// <param name="Profile">What the VNF asks for.</param>
/// <param name="Guest">What it boots.</param>
/// <param name="OutputFolder">Where plan.json and result.json go.</param>
internal sealed record QuickstartOptions(string? Uri, VnfProfile Profile, Guest Guest, string OutputFolder);
