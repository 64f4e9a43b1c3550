namespace KvmNfv.Libvirt;

/// <summary>
/// Keeps libvirt and libvirt-admin apart: both libraries carry their own copy of libvirt's object types and register them with GObject under the
/// same names, so the second one to make an object crashes the process (seen with 9.0.0 and in a plain C program too).
/// </summary>
internal static class ProcessUse
{
    private const int Free = 0, Hypervisor = 1, Administration = 2;

    private static int s_use = Free;

    /// <exception cref="InvalidOperationException">This process administers daemons.</exception>
    public static void ClaimHypervisor()
    {
        if (Interlocked.CompareExchange(ref s_use, Hypervisor, Free) == Administration)
            throw new InvalidOperationException("This process has opened an AdminConnection, and libvirt cannot serve both in one process: open hypervisor connections in another.");
    }

    /// <exception cref="InvalidOperationException">This process uses hypervisors.</exception>
    public static void ClaimAdministration()
    {
        if (Interlocked.CompareExchange(ref s_use, Administration, Free) == Hypervisor)
            throw new InvalidOperationException("This process has opened a LibvirtConnection, and libvirt cannot serve both in one process: open the AdminConnection in another.");
    }
}
