using static KvmNfv.LibvirtXml.FindingSeverity;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Every way to break every rule, for a guest of 4 vCPUs and 2 GiB on <see cref="Host"/>.</summary>
internal static class LintCases
{
    private const string Name = "<name>vnf</name>";
    private const string Memory = "<memory unit='GiB'>2</memory>";
    private const string Vcpu = "<vcpu>4</vcpu>";
    private const string Os = "<os><type arch='x86_64' machine='q35'>hvm</type></os>";
    private const string Cells = "<cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/><cell id='1' cpus='2-3' memory='1' unit='GiB'/></numa></cpu>";
    private const string Cache = "<cache id='0' level='3' type='both' size='3' unit='MiB'/>";
    private const string Bandwidth = "<node id='0' bandwidth='10'/>";
    private const string Function = "<source><address type='pci' domain='0' bus='7' slot='16' function='0'/></source>";

    /// <summary>8 CPUs on 2 nodes, with pages of 4 KiB, 2 MiB and 1 GiB.</summary>
    internal static HostBounds Host { get; } =
        new(CpuSet.Parse("0-7"), CpuSet.Parse("0-1"), [MemorySize.FromKiB(4), MemorySize.FromMiB(2), MemorySize.FromGiB(1)]);

    internal static IReadOnlyList<LintCase> All { get; } =
    [
        new("value", "/domain/cputune/vcpupin", "Write the value", Tune("<vcpupin vcpu='x' cpuset='0'/>"), Tune("<vcpupin vcpu='0' cpuset='0'/>")),
        new("unknown", "/domain/memorybacking", "spelling", Guest("<memorybacking><locked/></memorybacking>"), Guest("<memoryBacking><locked/></memoryBacking>"), Warning),

        new("domain-type", "/domain", "Set type", $"<domain>{Name}{Memory}{Vcpu}{Os}</domain>", Guest()),
        new("name", "/domain", "Give it a name", Domain(Memory, Vcpu, Os), Guest()),
        new("name", "/domain", "another character", Domain("<name>a/b</name>", Memory, Vcpu, Os), Guest()),
        new("name", "/domain", "another character", Domain("<name>a&#10;b</name>", Memory, Vcpu, Os), Guest()),
        new("os-type", "/domain/os", "<type>hvm</type>", Domain(Name, Memory, Vcpu), Guest()),
        new("os-type", "/domain/os", "<type>hvm</type>", Domain(Name, Memory, Vcpu, "<os><type/></os>"), Domain(Name, Memory, Vcpu, "<bootloader>/usr/bin/pygrub</bootloader>")),
        new("title", "/domain", "description", Guest("<title>a&#10;b</title>"), Guest("<title>a</title>")),

        new("vcpu-count", "/domain/vcpu", "at least one", Domain(Name, Memory, "<vcpu>0</vcpu>", Os), Domain(Name, Memory, "<vcpu>1</vcpu>", Os)),
        new("vcpu-current", "/domain/vcpu", "Lower current", Domain(Name, Memory, "<vcpu current='5'>4</vcpu>", Os), Domain(Name, Memory, "<vcpu current='3'>4</vcpu>", Os)),
        new("topology", "/domain/cpu/topology", "× threads the number of vCPUs", Guest("<cpu><topology sockets='1' cores='2' threads='1'/></cpu>"),
            Guest("<cpu><topology sockets='1' cores='2' threads='2'/></cpu>")),
        new("vcpupin", "/domain/cputune/vcpupin", "Set vcpu", Tune("<vcpupin cpuset='0'/>"), Tune("<vcpupin vcpu='0' cpuset='0'/>")),
        new("vcpupin", "/domain/cputune/vcpupin[2]", "Keep one pin", Tune("<vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='0' cpuset='1'/>"),
            Tune("<vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='1'/>")),
        new("vcpupin", "/domain/cputune/vcpupin", "Set cpuset", Tune("<vcpupin vcpu='0'/>"), Tune("<vcpupin vcpu='0' cpuset='0'/>")),
        new("vcpupin-range", "/domain/cputune/vcpupin", "raise the number of vCPUs", Tune("<vcpupin vcpu='4' cpuset='0'/>"), Tune("<vcpupin vcpu='3' cpuset='0'/>"), Warning),
        new("period", "/domain/cputune", "1000 to 1000000", Tune("<period>999</period>"), Tune("<period>1000</period>")),
        new("period", "/domain/cputune", "1000 to 1000000", Tune("<emulator_period>1000001</emulator_period>"), Tune("<emulator_period>1000000</emulator_period>")),
        new("quota", "/domain/cputune", "1000", Tune("<quota>999</quota>"), Tune("<quota>1000</quota>")),
        new("quota", "/domain/cputune", "17592186044415", Tune("<global_quota>17592186044416</global_quota>"), Tune("<global_quota>17592186044415</global_quota>")),
        new("quota", "/domain/cputune", "negative", Tune("<iothread_quota>1</iothread_quota>"), Tune("<iothread_quota>-1</iothread_quota>")),

        new("vcpusched", "/domain/cputune/vcpusched", "Name the vCPUs", Tune("<vcpusched scheduler='fifo' priority='1'/>"), Tune("<vcpusched vcpus='0' scheduler='fifo' priority='1'/>")),
        new("vcpusched-range", "/domain/cputune/vcpusched", "Choose from 0-3", Tune("<vcpusched vcpus='0-4' scheduler='fifo' priority='1'/>"),
            Tune("<vcpusched vcpus='0-3' scheduler='fifo' priority='1'/>")),
        new("vcpusched-twice", "/domain/cputune/vcpusched[2]", "Name each once", Tune("<vcpusched vcpus='0-1' scheduler='rr' priority='1'/><vcpusched vcpus='1' scheduler='rr' priority='1'/>"),
            Tune("<vcpusched vcpus='0' scheduler='rr' priority='1'/><vcpusched vcpus='1' scheduler='rr' priority='1'/>")),
        new("iothreadsched", "/domain/cputune/iothreadsched", "Name the IO threads", Threads("<iothreadsched scheduler='idle'/>"), Threads("<iothreadsched iothreads='1' scheduler='idle'/>")),
        new("iothreadsched-range", "/domain/cputune/iothreadsched", "Give the guest IO threads", Tune("<iothreadsched iothreads='1' scheduler='idle'/>"),
            Threads("<iothreadsched iothreads='1' scheduler='idle'/>")),
        new("iothreadsched-range", "/domain/cputune/iothreadsched", "Choose from 1-2", Threads("<iothreadsched iothreads='2-3' scheduler='idle'/>"),
            Threads("<iothreadsched iothreads='2' scheduler='idle'/>")),
        new("iothreadsched-twice", "/domain/cputune/iothreadsched[2]", "Name each once", Threads("<iothreadsched iothreads='1-2' scheduler='idle'/><iothreadsched iothreads='2' scheduler='batch'/>"),
            Threads("<iothreadsched iothreads='1' scheduler='idle'/><iothreadsched iothreads='2' scheduler='batch'/>")),
        new("scheduler", "/domain/cputune/vcpusched", "fifo, rr, batch or idle", Tune("<vcpusched vcpus='0' priority='1'/>"), Tune("<vcpusched vcpus='0' scheduler='rr' priority='1'/>")),
        new("scheduler", "/domain/cputune/emulatorsched", "fifo, rr, batch or idle", Tune("<emulatorsched/>"), Tune("<emulatorsched scheduler='batch'/>")),
        new("scheduler-priority", "/domain/cputune/vcpusched", "1 to 99", Tune("<vcpusched vcpus='0' scheduler='fifo'/>"), Tune("<vcpusched vcpus='0' scheduler='fifo' priority='1'/>")),
        new("scheduler-priority", "/domain/cputune/emulatorsched", "1 to 99", Tune("<emulatorsched scheduler='rr' priority='100'/>"), Tune("<emulatorsched scheduler='rr' priority='99'/>")),
        new("scheduler-priority-unused", "/domain/cputune/vcpusched", "Take priority out", Tune("<vcpusched vcpus='0' scheduler='batch' priority='1'/>"),
            Tune("<vcpusched vcpus='0' scheduler='batch'/>"), Warning),

        new("iothread-id", "/domain/iothreadids/iothread", "Set id", Guest("<iothreadids><iothread/></iothreadids>"), Guest("<iothreadids><iothread id='1'/></iothreadids>")),
        new("iothread-id", "/domain/iothreadids/iothread", "Set id", Guest("<iothreadids><iothread id='0'/></iothreadids>"), Guest("<iothreadids><iothread id='9'/></iothreadids>")),
        new("iothread", "/domain/cputune/iothreadpin", "Raise iothreads", Tune("<iothreadpin iothread='1' cpuset='0'/>"), Threads("<iothreadpin iothread='1' cpuset='0'/>")),
        new("iothread", "/domain/devices/disk/driver", "iothreadids", Devices(Disk("vda", "<driver name='qemu' iothread='3'/>")),
            Devices(Disk("vda", "<driver name='qemu' iothread='3'/>"), "<iothreadids><iothread id='3'/></iothreadids>")),
        new("iothread", "/domain/devices/disk/driver/iothreads/iothread[2]", "Raise iothreads", Devices(Disk("vda", Mapped), "<iothreads>1</iothreads>"), Devices(Disk("vda", Mapped), "<iothreads>2</iothreads>")),
        new("iothread", "/domain/devices/controller/driver", "Raise iothreads", Devices(Scsi("<driver iothread='1'/>")), Devices(Scsi("<driver iothread='1'/>"), "<iothreads>1</iothreads>")),

        new("memory", "/domain", "Set memory", Domain(Name, Vcpu, Os), Domain(Name, Vcpu, Os, Cells)),
        new("memory", "/domain", "Set memory", Domain(Name, "<memory>0</memory>", Vcpu, Os), Guest()),
        new("current-memory", "/domain", "Lower currentMemory", Guest("<currentMemory unit='GiB'>3</currentMemory>"), Guest("<currentMemory unit='MiB'>2048</currentMemory>"), Warning),
        new("max-memory", "/domain", "Raise maxMemory", Guest("<maxMemory slots='1' unit='GiB'>1</maxMemory>" + Cells), Guest("<maxMemory slots='1' unit='GiB'>4</maxMemory>" + Cells)),
        new("locked-limit", "/domain/memtune", "Raise hard_limit", Guest("<memoryBacking><locked/></memoryBacking><memtune><hard_limit unit='GiB'>2</hard_limit></memtune>"),
            Guest("<memoryBacking><locked/></memoryBacking><memtune><hard_limit unit='GiB'>3</hard_limit></memtune>"), Warning),

        new("numa-cell", "/domain/cpu/numa/cell[2]", "Number the cells", Numa(Cell(0, "0-1"), Cell(0, "2-3")), Numa(Cell(0, "0-1"), Cell(1, "2-3"))),
        new("numa-cell", "/domain/cpu/numa", "without gaps", Numa(Cell(0, "0-1"), Cell(2, "2-3")), Numa(Cell(0, "0-1"), Cell(1, "2-3"))),
        new("numa-cpus", "/domain/cpu/numa/cell[2]", "one cell", Numa(Cell(0, "0-1"), Cell(1, "1-3")), Numa(Cell(0, "0-1"), Cell(1, "2-3"))),
        new("numa-cpus", "/domain/cpu/numa/cell", "Raise the number of vCPUs", Numa(Cell(0, "0-4")), Numa(Cell(0, "0-3"))),
        new("numa-distance", "/domain/cpu/numa/cell[1]/distances/sibling[2]", "11 to 254", Numa(Distances(10, 1, 10), Cell(1, "2-3")), Numa(Distances(10, 1, 11), Cell(1, "2-3"))),
        new("numa-distance", "/domain/cpu/numa/cell[1]/distances/sibling[1]", "10 for a cell to itself", Numa(Distances(11, 1, 20), Cell(1, "2-3")), Numa(Distances(10, 1, 255), Cell(1, "2-3"))),
        new("numa-distance", "/domain/cpu/numa/cell[1]/distances/sibling[2]", "Choose from 0, 1", Numa(Distances(10, 2, 20), Cell(1, "2-3")), Numa(Distances(10, 1, 20), Cell(1, "2-3"))),
        new("numa-distance", "/domain/cpu/numa/cell[1]/distances/sibling[2]", "255 for one out of reach", Numa(Distances(10, 1, 256), Cell(1, "2-3")), Numa(Distances(10, 1, 11), Cell(1, "2-3"))),
        new("memnode", "/domain/numatune/memnode", "Declare cells", Guest("<numatune><memnode cellid='0' mode='strict' nodeset='0'/></numatune>"), Nodes("<memnode cellid='0' mode='strict' nodeset='0'/>")),
        new("memnode", "/domain/numatune/memnode", "Choose from 0, 1", Nodes("<memnode cellid='2' mode='strict' nodeset='0'/>"), Nodes("<memnode cellid='1' mode='strict' nodeset='0'/>")),
        new("memnode", "/domain/numatune/memnode[2]", "Keep one", Nodes("<memnode cellid='1' mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='1'/>"),
            Nodes("<memnode cellid='0' mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='1'/>")),
        new("memnode", "/domain/numatune/memnode", "Set nodeset", Nodes("<memnode cellid='1' mode='strict'/>"), Nodes("<memnode cellid='1' mode='strict' nodeset='0'/>")),
        new("numatune", "/domain/numatune/memory", "Set nodeset", Guest("<numatune><memory mode='strict'/></numatune>"), Guest("<numatune><memory mode='strict' nodeset='0'/></numatune>")),
        new("numatune", "/domain/numatune/memory", "placement='auto'", Guest("<numatune><memory mode='strict' placement='static'/></numatune>"), Guest("<numatune><memory mode='strict' placement='auto'/></numatune>")),

        new("hugepage-size", "/domain/memoryBacking/hugepages/page", "Set size", Pages("<page/>"), Pages("<page size='2' unit='MiB'/>")),
        new("hugepage-default", "/domain/memoryBacking/hugepages/page[2]", "a nodeset", Pages("<page size='2' unit='MiB'/><page size='1' unit='GiB'/>"), Pages("<page size='2' unit='MiB'/><page size='1' unit='GiB' nodeset='1'/>")),
        new("hugepage-nodeset", "/domain/memoryBacking/hugepages/page", "Choose guest nodes from 0-1", Pages("<page size='2' unit='MiB' nodeset='1-2'/>"), Pages("<page size='2' unit='MiB' nodeset='0-1'/>")),
        new("hugepage-nodeset", "/domain/memoryBacking/hugepages/page", "name host nodes in numatune", Guest("<memoryBacking><hugepages><page size='2' unit='MiB' nodeset='1'/></hugepages></memoryBacking>"),
            Guest("<memoryBacking><hugepages><page size='2' unit='MiB' nodeset='0'/></hugepages></memoryBacking>")),
        new("hugepage-twice", "/domain/memoryBacking/hugepages/page[2]", "Name each node once", Pages("<page size='2' unit='MiB' nodeset='0'/><page size='1' unit='GiB' nodeset='0-1'/>"),
            Pages("<page size='2' unit='MiB' nodeset='0'/><page size='1' unit='GiB' nodeset='1'/>")),

        new("cachetune", "/domain/cputune/cachetune", "Set vcpus", Tune($"<cachetune>{Cache}</cachetune>"), Tune($"<cachetune vcpus='0-3'>{Cache}</cachetune>")),
        new("cachetune", "/domain/cputune/cachetune/cache", "Set size", Tune("<cachetune vcpus='0'><cache id='0' level='3' type='both' size='0'/></cachetune>"), Tune($"<cachetune vcpus='0'>{Cache}</cachetune>")),
        new("cachetune-range", "/domain/cputune/cachetune", "Choose from 0-3", Tune($"<cachetune vcpus='3-4'>{Cache}</cachetune>"), Tune($"<cachetune vcpus='3'>{Cache}</cachetune>"), Warning),
        new("cachetune-overlap", "/domain/cputune/cachetune[2]", "in one cachetune", Tune($"<cachetune vcpus='0-1'>{Cache}</cachetune><cachetune vcpus='1-2'>{Cache}</cachetune>"),
            Tune($"<cachetune vcpus='0-1'>{Cache}</cachetune><cachetune vcpus='2'>{Cache}</cachetune>")),
        new("cachetune-overlap", "/domain/cputune/cachetune[2]", "in one cachetune", Tune($"<cachetune vcpus='0'>{Cache}</cachetune><cachetune vcpus='0'>{Cache}</cachetune>"),
            Tune($"<cachetune vcpus='0'/><cachetune vcpus='0'>{Cache}</cachetune>")),
        new("memorytune", "/domain/cputune/memorytune", "Set vcpus", Tune($"<memorytune>{Bandwidth}</memorytune>"), Tune($"<memorytune vcpus='0-3'>{Bandwidth}</memorytune>")),
        new("memorytune", "/domain/cputune/memorytune/node", "1 to 100", Tune("<memorytune vcpus='0'><node id='0'/></memorytune>"), Tune("<memorytune vcpus='0'><node id='0' bandwidth='100'/></memorytune>")),
        new("memorytune", "/domain/cputune/memorytune/node", "1 to 100", Tune("<memorytune vcpus='0'><node id='0' bandwidth='101'/></memorytune>"), Tune($"<memorytune vcpus='0'>{Bandwidth}</memorytune>")),
        new("memorytune-range", "/domain/cputune/memorytune", "Choose from 0-3", Tune($"<memorytune vcpus='4'>{Bandwidth}</memorytune>"), Tune($"<memorytune vcpus='3'>{Bandwidth}</memorytune>"), Warning),
        new("memorytune-overlap", "/domain/cputune/memorytune[2]", "the same or apart", Tune($"<memorytune vcpus='0-1'>{Bandwidth}</memorytune><memorytune vcpus='1-2'>{Bandwidth}</memorytune>"),
            Tune($"<memorytune vcpus='0-1'>{Bandwidth}</memorytune><memorytune vcpus='0-1'><node id='1' bandwidth='10'/></memorytune>")),
        new("memorytune-overlap", "/domain/cputune/memorytune", "the same or apart", Tune($"<cachetune vcpus='0-1'>{Cache}</cachetune><memorytune vcpus='1-2'>{Bandwidth}</memorytune>"),
            Tune($"<cachetune vcpus='0-1'>{Cache}</cachetune><memorytune vcpus='0-1'>{Bandwidth}</memorytune>")),

        new("shared-memory", "/domain/devices/interface", "mode='shared'", Devices(VhostUser), Devices(VhostUser, "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>")),
        new("disk-target", "/domain/devices/disk[2]", "unique", Devices(Disk("vda") + Disk("vda")), Devices(Disk("vda") + Disk("vdb"))),
        new("mac", "/domain/devices/interface[2]", "unique", Devices(Nic("52:54:00:00:00:01") + Nic("52:54:00:00:00:01")), Devices(Nic("52:54:00:00:00:01") + Nic("52:54:00:00:00:02")), Warning),
        new("mac-multicast", "/domain/devices/interface/mac", "first byte is even", Devices(Nic("53:54:00:00:00:01")), Devices(Nic("52:54:00:00:00:01"))),
        new("shmem-name", "/domain/devices/shmem", "Set name", Devices("<shmem><model type='ivshmem-plain'/></shmem>"), Devices("<shmem name='a'><model type='ivshmem-plain'/></shmem>")),
        new("shmem-name", "/domain/devices/shmem", "without a slash", Devices("<shmem name='a/b'><model type='ivshmem-plain'/></shmem>"), Devices("<shmem name='a-b'><model type='ivshmem-plain'/></shmem>")),
        new("shmem-size", "/domain/devices/shmem", "power of two", Devices("<shmem name='a'><model type='ivshmem-plain'/><size unit='M'>3</size></shmem>"), Devices("<shmem name='a'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>")),
        new("shmem-plain", "/domain/devices/shmem", "ivshmem-doorbell", Devices("<shmem name='a'><model type='ivshmem-plain'/><server path='/run/s'/></shmem>"),
            Devices("<shmem name='a'><model type='ivshmem-doorbell'/><server path='/run/s'/></shmem>")),
        new("shmem-plain", "/domain/devices/shmem", "Take them out", Devices("<shmem name='a'><model type='ivshmem-plain'/><msi enabled='on'/></shmem>"), Devices("<shmem name='a'><model type='ivshmem-plain'/></shmem>")),
        new("shmem-doorbell", "/domain/devices/shmem", "Set server path", Devices("<shmem name='a'><model type='ivshmem-doorbell'/></shmem>"), Devices("<shmem name='a'><model type='ivshmem-doorbell'/><server path='/run/s'/></shmem>")),
        new("shmem-doorbell", "/domain/devices/shmem", "Take size out", Devices("<shmem name='a'><model type='ivshmem-doorbell'/><size unit='M'>4</size><server path='/run/s'/></shmem>"),
            Devices("<shmem name='a'><model type='ivshmem-doorbell'/><server path='/run/s'/></shmem>")),
        new("shmem-name", "/domain/devices/shmem", "/dev/shm", Devices("<shmem name='..'><model type='ivshmem-plain'/></shmem>"), Devices("<shmem name='...'><model type='ivshmem-plain'/></shmem>")),
        new("shmem-size", "/domain/devices/shmem", "1 MiB", Devices("<shmem name='a'><model type='ivshmem-plain'/><size unit='KiB'>512</size></shmem>"), Devices("<shmem name='a'><model type='ivshmem-plain'/><size unit='KiB'>1024</size></shmem>")),
        new("shmem-vectors", "/domain/devices/shmem/msi", "2048", Devices(Doorbell("/run/s", 2049)), Devices(Doorbell("/run/s", 2048))),
        new("socket-path", "/domain/devices/shmem/server", "root folder", Devices(Doorbell("run/s", 2)), Devices(Doorbell("/run/s", 2))),
        new("socket-path", "/domain/devices/interface/source", "107", Shared(Nic("", $"path='/{new string('s', 107)}' mode='server'")), Shared(Nic("", $"path='/{new string('s', 106)}' mode='server'"))),
        new("vhostuser-source", "/domain/devices/interface", "path=", Shared(Nic("", "mode='server'")), Shared(Nic("", "path='/run/v' mode='server'"))),
        new("vhostuser-source", "/domain/devices/interface", "mode='client'", Shared(Nic("", "path='/run/v'")), Shared(Nic("", "path='/run/v' mode='server'"))),
        new("vhostuser-model", "/domain/devices/interface", "virtio", Shared(Nic("", "path='/run/v' mode='server'", model: "e1000e")), Shared(Nic("", "path='/run/v' mode='server'"))),
        new("vhostuser-reconnect", "/domain/devices/interface/source/reconnect", "out", Shared(Nic("", "path='/run/v' mode='server'", "<reconnect enabled='yes' timeout='1'/>")), Shared(Nic("", "path='/run/v' mode='server'"))),
        new("vhostuser-reconnect", "/domain/devices/interface/source/reconnect", "timeout", Shared(Nic("", "path='/run/v' mode='client'", "<reconnect enabled='yes'/>")), Shared(Nic("", "path='/run/v' mode='client'", "<reconnect enabled='yes' timeout='1'/>"))),
        new("vhostuser-once", "/domain/devices/interface/source", "reconnect", Shared(Nic("", "path='/run/v' mode='client'")), Shared(Nic("", "path='/run/v' mode='client'", "<reconnect enabled='yes' timeout='1'/>")), Warning),
        new("queue-size", "/domain/devices/interface/driver", "256 to 1024", Shared(Nic("rx_queue_size='128'", Listens)), Shared(Nic("rx_queue_size='256'", Listens))),
        new("queue-size", "/domain/devices/interface/driver", "256 to 1024", Shared(Nic("tx_queue_size='1000'", Listens)), Shared(Nic("tx_queue_size='1024'", Listens))),
        new("queues", "/domain/devices/interface/driver", "511", Shared(Nic("queues='512'", Listens)), Shared(Nic("queues='4'", Listens))),
        new("queues-unused", "/domain/devices/interface/driver", "queues='4'", Shared(Nic("queues='5'", Listens)), Shared(Nic("queues='4'", Listens)), Warning),
        new("teaming", "/domain/devices/interface[2]/teaming", "ua-", Devices(Team("virtio", "ua-a") + Transient("ua-b")), Devices(Team("virtio", "ua-a") + Transient("ua-a"))),
        new("teaming", "/domain/devices/interface[1]/teaming", "model type='virtio'", Devices(Team("e1000e", "ua-a") + Transient("ua-a")), Devices(Team("virtio", "ua-a") + Transient("ua-a"))),
        new("teaming", "/domain/devices/interface[2]/teaming", "hostdev or network", Devices(Team("virtio", "ua-a") + "<interface type='user'><teaming type='transient' persistent='ua-a'/></interface>"),
            Devices(Team("virtio", "ua-a") + "<interface type='network'><source network='vf'/><teaming type='transient' persistent='ua-a'/></interface>")),
        new("dirty-ring", "/domain/features/kvm/dirty-ring", "1024 to 65536", Ring("state='on' size='1000'"), Ring("state='on' size='1024'")),
        new("dirty-ring", "/domain/features/kvm/dirty-ring", "1024 to 65536", Ring("state='on'"), Ring("state='off'")),
        new("address", "/domain/devices/vsock/address", "let libvirt choose", Devices(Rng("<address type='pci' slot='5'/>") + Vsock("<address type='pci' domain='0x0' slot='0x05'/>")),
            Devices(Rng("<address type='pci' slot='5'/>") + Vsock("<address type='pci' domain='0x0' slot='0x06'/>"))),
        new("address", "/domain/devices/disk[2]/address", "another address", Devices(ScsiDisk("sda", 0) + ScsiDisk("sdb", 0)), Devices(ScsiDisk("sda", 0) + ScsiDisk("sdb", 1))),
        new("alias", "/domain/devices/vsock/alias", "unique", Devices(Rng("<alias name='ua-a'/>") + Vsock("<alias name='ua-a'/>")), Devices(Rng("<alias name='ua-a'/>") + Vsock("<alias name='ua-b'/>"))),
        new("address-range", "/domain/devices/rng/address", "Choose", Devices(Rng("<address type='pci' bus='0' slot='32'/>")), Devices(Rng("<address type='pci' bus='0' slot='31'/>"))),
        new("address-range", "/domain/devices/rng/address", "Choose", Devices(Rng("<address type='pci' slot='3' function='8'/>")), Devices(Rng("<address type='pci' slot='3' function='7'/>"))),
        new("address-range", "/domain/devices/rng/address", "Choose", Devices(Rng("<address type='pci' bus='256' slot='3'/>")), Devices(Rng("<address type='pci' bus='0' slot='3'/>"))),
        new("boot-order", "/domain/devices/disk[2]/boot", "unique", Devices(Disk("vda", "<boot order='1'/>") + Disk("vdb", "<boot order='1'/>")), Devices(Disk("vda", "<boot order='1'/>") + Disk("vdb", "<boot order='2'/>"))),
        new("boot-order", "/domain/devices/disk/boot", "Count from 1", Devices(Disk("vda", "<boot order='0'/>")), Devices(Disk("vda", "<boot order='1'/>"))),
        new("boot-both", "/domain/os", "out", Boot("<boot dev='hd'/>", "<boot order='1'/>"), Boot("<boot dev='hd'/>", "")),
        new("kernel", "/domain/os", "Set kernel", Boot("<cmdline>quiet</cmdline>", ""), Boot("<kernel>/vmlinuz</kernel><cmdline>quiet</cmdline>", ""), Warning),
        new("kernel", "/domain/os", "Set kernel", Boot("<initrd>/initrd</initrd>", ""), Boot("<kernel>/vmlinuz</kernel><initrd>/initrd</initrd>", ""), Warning),

        new("host-cpu", "/domain/cputune/vcpupin", "Choose from 0-7", Tune("<vcpupin vcpu='0' cpuset='7-8'/>"), Tune("<vcpupin vcpu='0' cpuset='7'/>")),
        new("host-cpu", "/domain/cputune/emulatorpin", "Choose from 0-7", Tune("<emulatorpin cpuset='8'/>"), Tune("<emulatorpin cpuset='0'/>")),
        new("host-cpu", "/domain/cputune/iothreadpin", "Choose from 0-7", Threads("<iothreadpin iothread='1' cpuset='8'/>"), Threads("<iothreadpin iothread='1' cpuset='0'/>")),
        new("host-cpu", "/domain/vcpu", "Choose from 0-7", Domain(Name, Memory, "<vcpu cpuset='0-8'>4</vcpu>", Os), Domain(Name, Memory, "<vcpu cpuset='0-7'>4</vcpu>", Os)),
        new("host-node", "/domain/numatune/memory", "Choose from 0-1", Guest("<numatune><memory mode='strict' nodeset='2'/></numatune>"), Guest("<numatune><memory mode='strict' nodeset='1'/></numatune>")),
        new("host-node", "/domain/numatune/memnode", "Choose from 0-1", Nodes("<memnode cellid='0' mode='strict' nodeset='0-2'/>"), Nodes("<memnode cellid='0' mode='strict' nodeset='0-1'/>")),
        new("host-page", "/domain/memoryBacking/hugepages/page", "2 MiB", Pages("<page size='16' unit='MiB'/>"), Pages("<page size='2' unit='MiB'/>")),
    ];

    private const string Mapped = "<driver name='qemu'><iothreads><iothread id='1'/><iothread id='2'/></iothreads></driver>";

    private const string VhostUser = "<interface type='vhostuser'><source type='unix' path='/run/v' mode='server'/><model type='virtio'/></interface>";
    private const string Listens = "path='/run/v' mode='server'";

    private static string Shared(string devices) => Devices(devices, "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>");

    private static string Nic(string driver, string source, string inside = "", string model = "virtio") =>
        $"<interface type='vhostuser'><source type='unix' {source}>{inside}</source><model type='{model}'/><driver {driver}/></interface>";

    private static string Doorbell(string path, int vectors) => $"<shmem name='a'><model type='ivshmem-doorbell'/><server path='{path}'/><msi vectors='{vectors}'/></shmem>";

    private static string Domain(params ReadOnlySpan<string> parts) => $"<domain type='kvm'>{string.Concat(parts)}</domain>";

    private static string Guest(string parts = "") => Domain(Name, Memory, Vcpu, Os, parts);

    private static string Tune(string parts) => Guest($"<cputune>{parts}</cputune>");

    private static string Threads(string tune) => Guest($"<iothreads>2</iothreads><cputune>{tune}</cputune>");

    private static string Numa(params ReadOnlySpan<string> cells) => Guest($"<cpu><numa>{string.Concat(cells)}</numa></cpu>");

    private static string Cell(int id, string cpus) => $"<cell id='{id}' cpus='{cpus}' memory='1' unit='GiB'/>";

    private static string Distances(int own, int other, int distance) =>
        $"<cell id='0' cpus='0-1' memory='1' unit='GiB'><distances><sibling id='0' value='{own}'/><sibling id='{other}' value='{distance}'/></distances></cell>";

    private static string Nodes(string tune) => Guest($"{Cells}<numatune>{tune}</numatune>");

    private static string Pages(string pages) => Guest($"{Cells}<memoryBacking><hugepages>{pages}</hugepages></memoryBacking>");

    private static string Ring(string attributes) => Guest($"<features><kvm><dirty-ring {attributes}/></kvm></features>");

    private static string Boot(string os, string disk) =>
        Domain(Name, Memory, Vcpu, $"<os><type arch='x86_64' machine='q35'>hvm</type>{os}</os><devices>{Disk("vda", disk)}</devices>");

    private static string Devices(string devices, string parts = "") => Guest($"{parts}<devices>{devices}</devices>");

    private static string Disk(string target, string inside = "") => $"<disk type='file'>{inside}<source file='/{target}.img'/><target dev='{target}' bus='virtio'/></disk>";

    private static string ScsiDisk(string target, int unit) =>
        $"<disk type='file'><source file='/{target}.img'/><target dev='{target}' bus='scsi'/><address type='drive' controller='0' bus='0' target='0' unit='{unit}'/></disk>";

    private static string Scsi(string inside) => $"<controller type='scsi' index='0' model='virtio-scsi'>{inside}</controller>";

    private static string Nic(string mac) => $"<interface type='user'><mac address='{mac}'/></interface>";

    private static string Team(string model, string alias) =>
        $"<interface type='user'><mac address='52:54:00:00:00:01'/><model type='{model}'/><teaming type='persistent'/><alias name='{alias}'/></interface>";

    private static string Transient(string persistent) =>
        $"<interface type='hostdev' managed='yes'>{Function}<mac address='52:54:00:00:00:01'/><teaming type='transient' persistent='{persistent}'/></interface>";

    private static string Rng(string inside) => $"<rng model='virtio'><backend model='random'>/dev/urandom</backend>{inside}</rng>";

    private static string Vsock(string inside) => $"<vsock model='virtio'><cid auto='no' address='3'/>{inside}</vsock>";
}
