"""The Azure CLI itself (azure-cli, PyPI), logged in to a stand-in for Azure Resource Manager. Its own parser, requests and output."""

import os
import sys
import time

from azure.cli.core import get_default_cli
from azure.cli.core._profile import Profile
from azure.core.credentials import AccessToken, AccessTokenInfo
from azure.cli.core.aaz._http_policy import AAZBearerTokenCredentialPolicy
from azure.core.pipeline.policies import _authentication

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"


class Credential:
    def get_token(self, *_, **__):
        return AccessToken("none", int(time.time()) + 3600)

    def get_token_info(self, *_, **__):
        return AccessTokenInfo("none", int(time.time()) + 3600)


# Nobody is logged in, and the stand-in speaks no TLS.
Profile.get_login_credentials = lambda *_, **__: (Credential(), SUBSCRIPTION, "tenant")
Profile.get_subscription_id = lambda *_, **__: SUBSCRIPTION
Profile.get_subscription = lambda *_, **__: {"id": SUBSCRIPTION, "name": "test", "tenantId": "tenant", "environmentName": "AzureCloud"}
for policy in (_authentication._BearerTokenCredentialPolicyBase, AAZBearerTokenCredentialPolicy):
    policy._enforce_https = staticmethod(lambda request: None)

cli = get_default_cli()
cli.cloud.endpoints.resource_manager = os.environ["STAND_IN"]
sys.exit(cli.invoke(sys.argv[1:]))
