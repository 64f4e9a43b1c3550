namespace KvmNfv.Tests;

/// <summary>The tiny guest that tests/run.sh builds: a distribution kernel and an initramfs that says when it is up.</summary>
internal static class TestGuest
{
    public static string Kernel => Setting("KERNEL");

    public static string Initrd => Setting("INITRD");

    /// <summary>The document of an emulated guest with a serial console, two vCPUs and one IOThread.</summary>
    public static string Document(string name, int memoryMiB = 128) => $"""
        <domain type='qemu'>
          <name>{name}</name>
          <memory unit='MiB'>{memoryMiB}</memory>
          <vcpu>2</vcpu>
          <iothreads>1</iothreads>
          <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <kernel>{Kernel}</kernel>
            <initrd>{Initrd}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1</cmdline>
          </os>
          <devices>
            <controller type='usb' model='none'/>
            <console type='pty'/>
            <memballoon model='virtio'/>
          </devices>
        </domain>
        """;

    private static string Setting(string name)
    {
        if (Environment.GetEnvironmentVariable($"KVMNFV_GUEST_{name}") is { Length: > 0 } value)
            return value;
        Assert.Ignore($"No test guest: run tests/run.sh, or export what tests/lab/guest.sh prints as KVMNFV_GUEST_{name}.");
        throw new InvalidOperationException();
    }
}
