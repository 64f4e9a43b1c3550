namespace KvmNfv.LibvirtXml;

/// <summary>What a finding means for the document.</summary>
public enum FindingSeverity
{
    /// <summary>libvirt takes it, but it is hardly what was meant.</summary>
    Warning,

    /// <summary>libvirt or the hypervisor refuses it.</summary>
    Error,
}
