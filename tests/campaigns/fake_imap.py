"""A small IMAP server for the tests: one account, folders in memory, over loopback. It speaks what
RFC 3501 says of the commands that a reader uses, and MOVE and UIDPLUS when told to."""

import base64
import re
import socketserver
import ssl

from tests.loopback import Loopback


class FakeImap(Loopback, socketserver.ThreadingTCPServer):
    def __init__(
        self,
        letters: list[bytes],
        *,
        capabilities: str = "IMAP4REV1 MOVE UIDPLUS",
        password: str = "hemligt",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.capabilities, self.password, self.tls = capabilities, password, tls
        self.validity, self.next_uid = 1, 1
        self.folders: dict[str, dict[int, bytes]] = {"INBOX": {}}
        self.flags: dict[int, str] = {}
        self.commands: list[str] = []
        self.hang_up_on = ""
        for letter in letters:
            self.bring(letter)

    def bring(self, letter: bytes) -> None:
        self.folders["INBOX"][self.next_uid] = letter
        self.next_uid += 1

    def made_anew(self) -> None:
        """The server lost its numbers: the same letters, counted from one."""
        self.validity += 1
        inbox = self.folders["INBOX"].values()
        self.folders["INBOX"] = dict(enumerate(inbox, 1))

    @property
    def url(self) -> str:
        scheme = "imaps" if self.tls else "imap"
        return f"{scheme}://studs:hemligt@127.0.0.1:{self.server_address[1]}/INBOX"

    def get_request(self):
        connection, address = super().get_request()
        if self.tls:
            connection = self.tls.wrap_socket(connection, server_side=True)
        return connection, address


class _Talk(socketserver.StreamRequestHandler):
    def say(self, *lines: str | bytes) -> None:
        for line in lines:
            self.wfile.write((line if isinstance(line, bytes) else line.encode()) + b"\r\n")

    def handle(self) -> None:
        server: FakeImap = self.server
        self.inbox = server.folders["INBOX"]
        self.say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _space, rest = line.partition(" ")
            server.commands.append(rest)
            if server.hang_up_on and rest.startswith(server.hang_up_on):
                return
            name = re.sub(r"\W", "", rest.removeprefix("UID ").split(" ")[0]).lower()
            wrong = getattr(self, name, self.unknown)(server, rest)
            self.say(f"{tag} {wrong or 'OK done'}")
            if name == "logout":
                return

    def unknown(self, server: FakeImap, rest: str) -> str:
        return "BAD what?"

    def capability(self, server: FakeImap, rest: str) -> None:
        self.say(f"* CAPABILITY {server.capabilities}")

    def login(self, server: FakeImap, rest: str) -> str | None:
        return None if rest.endswith(f'"{server.password}"') else "NO wrong password"

    def authenticate(self, server: FakeImap, rest: str) -> str | None:
        self.say("+ ")
        words = base64.b64decode(self.rfile.readline()).decode()
        return None if words == f"\0studs\0{server.password}" else "NO wrong password"

    def logout(self, server: FakeImap, rest: str) -> None:
        self.say("* BYE")

    def select(self, server: FakeImap, rest: str) -> None:
        self.say(f"* {len(self.inbox)} EXISTS", f"* OK [UIDVALIDITY {server.validity}] valid")

    def create(self, server: FakeImap, rest: str) -> str | None:
        folder = rest.split('"')[1]
        if folder in server.folders:
            return "NO it exists"
        server.folders[folder] = {}
        return None

    def search(self, server: FakeImap, rest: str) -> None:
        least = int(re.search(r"UID (\d+):\*", rest)[1])
        uids = sorted(server.folders["INBOX"])
        # As RFC 3501 has it: "n:*" always names the last letter.
        found = [uid for uid in uids if uid >= least] or uids[-1:]
        self.say("* SEARCH " + " ".join(map(str, found)))

    def fetch(self, server: FakeImap, rest: str) -> None:
        uid = int(rest.split()[2])
        if (raw := server.folders["INBOX"].get(uid)) is not None:
            self.say(f"* 1 (UID {uid} BODY[]<0> {{{len(raw)}}}".replace("* 1 (", "* 1 FETCH ("))
            self.wfile.write(raw)
            self.say(")")

    def copy(self, server: FakeImap, rest: str) -> None:
        uid, folder = int(rest.split()[2]), rest.split('"')[1]
        server.folders[folder][uid] = server.folders["INBOX"][uid]

    def move(self, server: FakeImap, rest: str) -> None:
        self.copy(server, rest)
        server.folders["INBOX"].pop(int(rest.split()[2]))

    def store(self, server: FakeImap, rest: str) -> None:
        server.flags[int(rest.split()[2])] = rest

    def expunge(self, server: FakeImap, rest: str) -> None:
        server.folders["INBOX"].pop(int(rest.split()[2]))
