using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace TelegramAdmin.Sandbox.State;

/// <summary>
/// By which this Telegram signs what Mini Apps are told, for whoever lacks the bot's token. Nobody else can sign as Telegram does, so each sandbox
/// has a key of its own (core.telegram.org/bots/webapps#validating-data-for-third-party-use).
/// </summary>
internal sealed class LaunchKey
{
    private readonly Ed25519PrivateKeyParameters _key = new(RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize));

    public byte[] Public => _key.GeneratePublicKey().GetEncoded();

    /// <returns>In base64url.</returns>
    public string Sign(string text)
    {
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, _key);
        signer.BlockUpdate(Encoding.UTF8.GetBytes(text), 0, Encoding.UTF8.GetByteCount(text));
        return Base64Url.EncodeToString(signer.GenerateSignature());
    }
}
