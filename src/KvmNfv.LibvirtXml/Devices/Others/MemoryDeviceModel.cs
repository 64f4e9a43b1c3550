using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kind of a memory module.</summary>
[OpenEnum("dimm", "nvdimm", "virtio-pmem", "virtio-mem", "sgx-epc")]
public readonly partial record struct MemoryDeviceModel;
