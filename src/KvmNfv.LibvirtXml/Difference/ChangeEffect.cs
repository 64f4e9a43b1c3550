namespace KvmNfv.LibvirtXml;

/// <summary>What it takes to bring a change to a running guest.</summary>
public enum ChangeEffect
{
    /// <summary>libvirt can make the change while the guest runs.</summary>
    Live,

    /// <summary>The guest has to be shut off and started again.</summary>
    Restart,
}
