namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Where a remedy is applied, which says what its machine-usable value looks like.</summary>
public enum RemedyKind
{
    /// <summary>A kernel parameter; the value is <c>key=value</c> or <c>key</c>, a leading <c>-</c> takes it away. Needs a reboot.</summary>
    KernelParameter,

    /// <summary>A sysctl; the value is <c>kernel.key=value</c>.</summary>
    Sysctl,

    /// <summary>A file of /sys or /proc; the value is <c>/path=text</c>.</summary>
    Sysfs,

    /// <summary>A parameter of a module; the value is <c>module.parameter=value</c>. Needs the module loaded again.</summary>
    ModuleParameter,

    /// <summary>A systemd unit or setting; the value is a command for systemctl such as <c>disable irqbalance.service</c>, or <c>Key=value</c> for
    /// system.conf.</summary>
    Systemd,

    /// <summary>A setting of the firmware (BIOS); the value is the setting's usual name. Needs a reboot.</summary>
    Firmware,

    /// <summary>Software to install; the value is Debian's name of the package.</summary>
    Package,

    /// <summary>A part of a domain's document; the value is the XML.</summary>
    DomainXml,

    /// <summary>A command to run as root; the value is the command.</summary>
    Command,

    /// <summary>Work for a person, such as moving a card; no value.</summary>
    Manual,
}
