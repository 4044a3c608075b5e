#!/usr/bin/env python3
"""Real Slurm on this machine, two nodes: a round as a job array, one node killed while it reads, resubmitted, merged, and held
against the result of one machine, byte for byte.

usage: tests/slurm_slow_test.py CELAH SOURCE_DIR       exit code 77: skipped, the reason is printed
Needs Debian's slurm-wlm and munge, and root (munged wants a user of its own). All state is in a directory that is removed.
"""
import filecmp, glob, os, pwd, shutil, signal, socket, subprocess, sys, tempfile, time

SKIPPED = 77
CELAH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TASKS, COPIES = 4, 12


def skip(reason):
    print("skipped: " + reason)
    sys.exit(SKIPPED)


def check(true, message):
    if not true:
        raise AssertionError(message)


def wait_for(what, seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    raise TimeoutError("waited %d s for %s" % (seconds, what))


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Cluster:
    """One slurmctld, two slurmd, one munged; every process of it carries a mark in its environment."""

    def __init__(self, directory):
        self.dir, self.daemons = directory, {}
        self.conf = os.path.join(directory, "slurm.conf")
        self.env = dict(os.environ, SLURM_CONF=self.conf)
        self.env.pop("SLURM_ARRAY_TASK_ID", None)
        os.chmod(directory, 0o755)
        for name in ("munge", "state", "n1", "n2", "log"):
            os.mkdir(os.path.join(directory, name))

    def mark(self, name):
        return "CELAH_TEST_DAEMON=%s/%s" % (self.dir, name)

    def start(self, name, command, **more):
        env = dict(self.env, CELAH_TEST_DAEMON="%s/%s" % (self.dir, name))
        with open(os.path.join(self.dir, "log", name + ".out"), "ab") as log:
            self.daemons[name] = subprocess.Popen(command, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **more)

    def start_node(self, name):
        self.start(name, ["slurmd", "-D", "-N", name, "-f", self.conf])

    def up(self):
        munge = pwd.getpwnam("munge")
        as_munge = {"user": munge.pw_uid, "group": munge.pw_gid, "extra_groups": []}
        place = os.path.join(self.dir, "munge")
        os.chown(place, munge.pw_uid, munge.pw_gid)
        os.chmod(place, 0o755)
        subprocess.run(["mungekey", "--create", "--keyfile=%s/key" % place], check=True, **as_munge)
        self.start("munged", ["munged", "--foreground", "--num-threads=2"] + ["--%s=%s/%s" % (option, place, name) for option, name in (
            ("key-file", "key"), ("socket", "socket"), ("pid-file", "pid"), ("seed-file", "seed"), ("log-file", "log"))], **as_munge)
        wait_for("munged", 10, lambda: os.path.exists(place + "/socket"))
        host, (ctl, n1, n2) = socket.gethostname().split(".")[0], free_ports(3)
        with open(self.conf, "w") as out:
            out.write(f"""ClusterName=celah
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ctl}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={place}/socket
CredType=cred/munge
StateSaveLocation={self.dir}/state
SlurmdSpoolDir={self.dir}/%n
SlurmctldPidFile={self.dir}/slurmctld.pid
SlurmdPidFile={self.dir}/slurmd.%n.pid
SlurmctldLogFile={self.dir}/log/slurmctld
SlurmdLogFile={self.dir}/log/slurmd.%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=10
KillWait=2
SchedulerParameters=batch_sched_delay=0,sched_interval=2
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={n1} CPUs=1 RealMemory=1000
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={n2} CPUs=1 RealMemory=1000
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
""")
        self.start("slurmctld", ["slurmctld", "-D", "-f", self.conf])
        for name in ("n1", "n2"):
            self.start_node(name)
        self.wait_idle(40)

    def wait_idle(self, seconds):
        wait_for("both nodes", seconds, lambda: self.run("sinfo", "-h", "-N", "-o", "%T").stdout.split() == ["idle", "idle"])

    def run(self, *command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=60)

    def jobs(self):
        """State and node of each task that is not done."""
        return [line.split() for line in self.run("squeue", "-h", "-r", "-o", "%T %a %K %N").stdout.splitlines()]

    def processes(self, *marks):
        out = []
        for path in glob.glob("/proc/[0-9]*/environ"):
            try:
                with open(path, "rb") as file:
                    variables = file.read().split(b"\0")
            except OSError:
                continue
            if any(mark.encode() in variables for mark in marks):
                out.append(int(path.split("/")[2]))
        return out

    def kill_node(self, name):
        """As if its power were cut: the daemon, its steps, and what they run."""
        marks = (self.mark(name), "SLURMD_NODENAME=" + name)
        for _ in range(20):   # a step may be starting another process
            alive = self.processes(self.mark(name)) + [p for p in self.processes(marks[1]) if p in self.processes("SLURM_CONF=" + self.conf)]
            if not alive:
                break
            for process in set(alive):
                try:
                    os.kill(process, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(0.05)
        self.daemons.pop(name).wait()

    def down(self):
        for name in ("n1", "n2", "slurmctld", "munged"):
            daemon = self.daemons.pop(name, None)
            if daemon:
                daemon.terminate()
                try:
                    daemon.wait(20)
                except subprocess.TimeoutExpired:
                    daemon.kill()
                    daemon.wait()
        left = self.processes("SLURM_CONF=" + self.conf)
        for process in left:
            os.kill(process, signal.SIGKILL)
        return left


def make_round(directory):
    """Plans of the corpus, each several times with other bytes: equal ones would be read once."""
    os.mkdir(os.path.join(directory, "in"))
    names = []
    for plan in sorted(glob.glob(os.path.join(SOURCE, "corpus", "*.pdf"))):
        with open(plan, "rb") as file:
            content = file.read()
        for copy in range(COPIES):
            names.append("in/%02d-%s" % (copy, os.path.basename(plan)))
            with open(os.path.join(directory, names[-1]), "wb") as out:
                out.write(content + b"%% %d\n" % copy)
    names.append("in/tidak-ada.pdf")   # an input that cannot be opened has a record too
    with open(os.path.join(directory, "list"), "w") as out:
        out.write("".join(name + "\n" for name in names))


def files(directory):
    return sorted(os.path.relpath(os.path.join(at, name), directory) for at, _, names in os.walk(directory) for name in names if name != ".lock")


def test(cluster, work):
    make_round(work)
    celah = lambda *words: subprocess.run([CELAH, *words], cwd=work, capture_output=True, text=True)
    single = celah("scan", "--files-from", "list", "-o", "single")
    check(single.returncode in (1, 3), "one machine: exit code %d\n%s" % (single.returncode, single.stderr))

    def submit():
        done = cluster.run("sbatch", "--parsable", "--array=1-%d" % TASKS, "--no-requeue", "--chdir=" + work, "--output=" + work + "/log-%A-%a",
                           "--export=ALL,CELAH=" + CELAH, os.path.join(SOURCE, "tools/slurm/celah-array"), "list", "out")
        check(done.returncode == 0, "sbatch: " + done.stderr)

    submit()
    on_n2 = lambda: [task for state, _, task, node in (job for job in cluster.jobs() if len(job) == 4) if state == "RUNNING" and node == "n2"]
    def reads(task):
        try:
            return os.path.getsize(os.path.join(work, "out", "shard-" + task, "journal.jsonl")) > 0
        except OSError:
            return False
    wait_for("a task that reads on n2", 60, lambda: any(reads(task) for task in on_n2()))
    cut = [task for task in on_n2() if reads(task)]
    cluster.kill_node("n2")
    print("killed n2 while it read part", ", ".join(cut))
    check(any(os.path.exists(os.path.join(work, "out", "shard-" + task, "journal.jsonl")) for task in cut), "the killed task had ended already")
    cluster.start_node("n2")
    wait_for("the tasks that are left", 120, lambda: not cluster.jobs())

    early = celah("merge", *sorted(os.path.relpath(p, work) for p in glob.glob(work + "/out/shard-*")), "-o", "early", "--expect", "list")
    check(early.returncode in (2, 3) and early.stderr, "a merge of what is unfinished must fail and say why: %d %s" % (early.returncode, early.stderr))
    check(not os.path.exists(work + "/early/results.jsonl"), "and write no results")

    cluster.wait_idle(40)
    submit()
    wait_for("all tasks", 180, lambda: not cluster.jobs())
    for again in range(2):
        merged = celah("merge", *sorted(os.path.relpath(p, work) for p in glob.glob(work + "/out/shard-*")), "-o", "whole", "--expect", "list")
        check(merged.returncode == 0, "merge: %d %s" % (merged.returncode, merged.stderr))
        check(files(work + "/whole") == files(work + "/single"), "the same files")
        same, different, odd = filecmp.cmpfiles(work + "/single", work + "/whole", files(work + "/single"), shallow=False)
        check(not different and not odd, "files that differ: %s %s" % (different, odd))
    print("%d files of the merged round are those of one machine, byte for byte" % len(same))


def main():
    for tool in ("slurmctld", "slurmd", "sbatch", "squeue", "sinfo", "munged", "mungekey"):
        if not shutil.which(tool):
            skip(tool + " is not installed (Debian: slurm-wlm, munge)")
    if os.geteuid() != 0:
        skip("Slurm's daemons are started as root here, and this is another user")
    directory = tempfile.mkdtemp(prefix="celah-slurm-", dir="/tmp")
    cluster = Cluster(directory)
    try:
        try:
            cluster.up()
        except (OSError, KeyError, subprocess.SubprocessError) as error:   # TimeoutError is an OSError
            logs = "".join(open(path, errors="replace").read()[-2000:] for path in sorted(glob.glob(directory + "/log/*")))
            print(logs)
            skip("Slurm does not start here: %s" % error)
        work = os.path.join(directory, "work")
        os.mkdir(work)
        test(cluster, work)
        check(cluster.run("scancel", "--user=root").returncode == 0, "scancel")
    except Exception:
        for path in glob.glob(directory + "/work/log-*"):
            print(path, open(path, errors="replace").read()[-1000:])
        raise
    finally:
        left = cluster.down()
        shutil.rmtree(directory, ignore_errors=True)
    check(not left, "processes left behind: %s" % left)
    print("passed")


main()
