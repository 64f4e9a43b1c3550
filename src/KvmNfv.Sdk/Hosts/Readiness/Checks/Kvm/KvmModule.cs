namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>KVM's modules: <c>kvm</c>, and the one of the processor's vendor.</summary>
internal static class KvmModule
{
    public const string Common = "kvm";
    public const string Intel = "kvm_intel";
    public const string Amd = "kvm_amd";

    /// <summary>The module of this processor, or null where KVM is in one piece (not x86).</summary>
    public static string? OfVendor(CheckContext host) => Processor.IsIntel(host) ? Intel : Processor.IsAmd(host) ? Amd : null;

    public static string Path(string module, string parameter) => $"/sys/module/{module}/parameters/{parameter}";

    /// <summary>Why parameters of a module can't be seen: null when they can.</summary>
    public static CheckFinding? Unseen(CheckContext host, string module)
    {
        if (host.List($"/sys/module/{module}/parameters").Count > 0)
            return null;
        return host.Unknown(host.List("/sys/module").Count > 0 ? $"The module {module} isn't loaded, so its parameters are not to be seen." : "/sys/module is not to be seen: a recording without it.");
    }
}
