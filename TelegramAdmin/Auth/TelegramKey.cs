using System.Buffers;
using System.Buffers.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace TelegramAdmin.Auth;

/// <summary>
/// Telegram's own key, by which it signs what a Mini App is told (core.telegram.org/bots/webapps#validating-data-for-third-party-use). Unlike the
/// token of a bot nobody else has it. It is no setting: whoever could set it could be anybody.
/// </summary>
internal sealed class TelegramKey(byte[] publicKey)
{
    private const int SignatureLength = 64;

    private readonly Ed25519PublicKeyParameters _key = new(publicKey);

    /// <summary>That of api.telegram.org; the one of its test servers is not taken, since accounts there belong to others.</summary>
    public static TelegramKey Telegrams { get; } = new(Convert.FromHexString("e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d"));

    /// <param name="signature">In base64url.</param>
    public bool HasSigned(byte[] message, string signature)
    {
        var bytes = new byte[SignatureLength];
        if (Base64Url.DecodeFromChars(signature, bytes, out _, out var length) != OperationStatus.Done || length != SignatureLength)
            return false;
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, _key);
        verifier.BlockUpdate(message, 0, message.Length);
        return verifier.VerifySignature(bytes);
    }
}
