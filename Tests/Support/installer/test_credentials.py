"""Which Secret a node is logged on to with, and what the installer says of Secrets that are missing or wrong."""

import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import PASSWORD, ROOT, USER, InstallerTestCase, set_up_world  # noqa: E402


def setUpModule():
    set_up_world()


class CredentialsTestCase(InstallerTestCase):
    def secret(self, name, **entries):
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        for key, text in entries.items():
            (folder / key.replace("_", "-")).write_text(text)
        return folder

    def key(self, name="client"):
        return (self.world.folder / name).read_text()


class PoolTests(CredentialsTestCase):
    def test_the_first_pool_whose_labels_a_node_all_has_is_the_one(self):
        self.secret("special", username=USER, ssh_privatekey=self.key())
        self.secret("wide", username=USER, ssh_privatekey=self.key("stranger"))
        self.secret("default", username=USER, ssh_privatekey=self.key())
        self.secrets += [line for line in self.key("stranger").splitlines() if not line.startswith("-----")]
        places = [
            self.place("special", pool="win", size="big"),
            self.place("wide", pool="win"),
            self.place("default"),
        ]
        cases = [
            ({"pool": "win", "size": "big"}, "installed"),
            ({"pool": "win", "size": "small"}, "failed"),
            ({"pool": "win"}, "failed"),
            ({"size": "big"}, "installed"),
            ({"pool": "windows"}, "installed"),
            ({}, "installed"),
        ]
        names = [self.add_node(number, node={"labels": labels}) for number, (labels, _) in enumerate(cases)]
        run = self.run_installer(credentials=places)
        self.assertEqual(run.status, 1)
        for name, (labels, outcome) in zip(names, cases):
            with self.subTest(labels):
                self.assert_result(run, name, outcome, "credentials of Secret monitoring/wide" if outcome == "failed" else "")

    def test_key_and_password_side_by_side(self):
        if not ROOT:
            self.skipTest("password cases need root, to make a throwaway user")
        self.secret("by-password", username=USER, password=PASSWORD + "\n")
        self.secrets.append(PASSWORD)
        places = [self.place("by-password", pool="a"), self.place("credentials")]
        names = [self.add_node(number, node={"labels": {"pool": "ab"[number % 2]}}) for number in range(4)]
        run = self.run_installer(credentials=places, learnHostKeysWithPassword=True)
        self.assertEqual(run.status, 0, run.output)
        for name in names:
            self.assert_result(run, name, "installed")
        accepted = (self.world.folder / "sshd.log").read_text()
        self.assertIn("Accepted password", accepted)
        self.assertIn("Accepted publickey", accepted)

    def test_a_node_that_no_entry_is_for(self):
        name, good = self.add_node(0), self.add_node(1, node={"labels": {"pool": "a"}})
        run = self.run_installer(credentials=[self.place("credentials", pool="a")])
        self.assertEqual(run.status, 1)
        self.assert_result(run, name, "failed", "no entry of credentials")
        self.assert_result(run, good, "installed")


class SecretFaultTests(CredentialsTestCase):
    def fault(self, *words):
        self.api.reset()
        name = self.add_node(0)
        run = self.run_installer()
        self.assertEqual(run.status, 1, run.output)
        for word in ("Secret monitoring/credentials", *words):
            self.assert_result(run, name, "failed", word)
            self.assertIn(word, run.line("credentials cannot be used")["detail"])
        self.assertEqual(run.line("credentials cannot be used")["nodes"], 1)
        self.assertEqual(self.journal(), [])

    def test_a_missing_secret_is_named(self):
        shutil.rmtree(self.credentials)
        self.fault("does not exist or lacks username")

    def test_a_secret_that_comes_late_is_found_by_the_next_run(self):
        away = self.credentials.rename(self.folder / "away")
        name = self.add_node(0)
        self.assertEqual(self.run_installer().status, 1)
        away.rename(self.credentials)
        run = self.run_installer()
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "installed")

    def test_a_secret_without_the_right_keys(self):
        key, password, user = (self.credentials / name for name in ("ssh-privatekey", "password", "username"))
        password.write_text("x")
        self.fault("exactly one of ssh-privatekey and password", "both are there")
        key.unlink()
        self.secrets = []
        password.write_text("\n")
        self.fault("password is empty")
        password.write_text("one\ntwo")
        self.fault("expected one line")
        password.unlink()
        self.fault("a user name alone", "installer.credentials.privateKey")
        key.write_text(" \n")
        self.fault("ssh-privatekey is empty")
        user.unlink()
        self.fault("lacks username")

    def test_user_names(self):
        for name in ("", "-oProxyCommand=x", "a;b", "a b\nc", "a -b", "domain\\", "O'Brien", " a", "a ", "a" * 105):
            with self.subTest(name):
                (self.credentials / "username").write_text(name)
                self.fault("username: expected")

    def test_what_is_no_text(self):
        (self.credentials / "username").write_bytes(b"\xff\xfe")
        self.fault("cannot read username")

    def test_one_pools_missing_secret_does_not_hinder_the_others(self):
        lost = self.add_node(0, node={"labels": {"pool": "lost"}})
        good = self.add_node(1)
        run = self.run_installer(credentials=[self.place("lost", pool="lost"), self.place("credentials")])
        self.assertEqual(run.status, 1)
        self.assert_result(run, lost, "failed", "Secret monitoring/lost does not exist")
        self.assert_result(run, good, "installed")
        self.assertEqual(json.loads(self.api.data("status")["summary.json"])["outcomes"], {"failed": 1, "installed": 1})

    def test_a_missing_secret_that_no_node_needs_is_a_warning(self):
        name = self.add_node(0)
        run = self.run_installer(credentials=[self.place("lost", pool="none"), self.place("credentials")])
        self.assertEqual(run.status, 0, run.output)
        self.assert_result(run, name, "installed")
        line = run.line("credentials cannot be used")
        self.assertEqual((line["level"], line["nodes"]), ("warning", 0))


if __name__ == "__main__":
    import unittest

    unittest.main()
