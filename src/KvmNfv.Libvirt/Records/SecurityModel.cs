using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The security model that confines guests.</summary>
/// <param name="Model">Its name, such as selinux; empty where there is none.</param>
/// <param name="DomainOfInterpretation">How its labels are to be read.</param>
public sealed record SecurityModel(string Model, string DomainOfInterpretation)
{
    // SAFETY: the fields are fixed buffers of VIR_SECURITY_MODEL_BUFLEN = VIR_SECURITY_DOI_BUFLEN = 257 bytes (libvirt-host.h).
    internal static unsafe SecurityModel From(in virSecurityModel info)
    {
        fixed (byte* model = info.model, doi = info.doi)
            return new(NativeStrings.FromBuffer(model, 257), NativeStrings.FromBuffer(doi, 257));
    }
}
