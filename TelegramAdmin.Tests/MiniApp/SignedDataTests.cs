using TelegramAdmin.Auth;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.MiniApp;

/// <summary>Reading what Telegram signed, against a value that another program made by Telegram's description.</summary>
public sealed class SignedDataTests
{
    private const string Secret = "100001:VECTOR-token-of-the-mini-app-0000";
    private const string Hash = "36c179c1045f6a37cd4c516589aec7a77a7e1e51106883065214c9a557847a0b";
    private const string Mark = "5e91a2d55e91da1fe60740e0c7e2671b7928f0dd1ab283e08861005e321d8ba0";
    private const string Signature = "f2A1OBBLOja3Z0bG0mxLQu5wKZGXMlaY1nBv1bXgxoUMHSwuLDfu4ECC3SsgNsF0dgOKoXI84M4wGCGU08flCw";
    private const string User = "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Zo%C3%AB%20%26%20Co%22%2C%22last_name%22%3A%22%22%2C%22username%22%3A%22zoe%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22%3Atrue%7D";
    private const string Unsigned = "query_id=AAHdF6IQAAAAAN0XohDhrOrc&auth_date=1795330000&chat_instance=-3788475317572404878";
    private const string Rest = $"{Unsigned}&signature={Signature}";

    private static readonly BotToken Token = BotToken.TryParse(Secret, out var token) ? token : throw new InvalidOperationException();
    private static readonly TelegramKey Key = new(Convert.FromHexString("032610776795b41ceb28284400c79175296f7bd6a994297156fa11b29423a7e8"));

    [Theory]
    [InlineData($"{User}&{Rest}&hash={Hash}")]
    [InlineData($"hash={Hash}&{Rest}&{User}")]
    public void Data_InWhicheverOrder_IsRead(string text)
    {
        var read = TelegramSignInData.Read(text, Token, Key);

        Assert.Null(read.Failure);
        Assert.Equal((279058397, "@zoe", Mark), (read.Value.UserId, read.Value.Name, read.Value.Mark));
        Assert.Equal(1795330000, read.Value.SignedAt.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData($"{User}&{Rest}")] // No hash.
    [InlineData($"{User}&{Rest}&hash=")]
    [InlineData($"{User}&{Rest}&hash=36c179c1045f6a37cd4c516589aec7a77a7e1e51106883065214c9a557847a00")]
    [InlineData($"{User}&{Rest}&hash=36C179C1045F6A37CD4C516589AEC7A77A7E1E51106883065214C9A557847A0B")]
    [InlineData($"{User}&{Rest}&hash={Hash}&hash={Hash}")]
    [InlineData($"{User}&{User}&{Rest}&hash={Hash}")]
    [InlineData($"{User}&{Rest}&auth_date=1995330000&hash={Hash}")]
    [InlineData($"{User}&{Rest}&is_admin=true&hash={Hash}")]
    [InlineData($"{Rest}&hash={Hash}")]
    [InlineData($"{User}&{Rest}&hash={Hash}&")]
    [InlineData($"{User}&{Rest}&=x&hash={Hash}")]
    [InlineData("%%%=%ff&&&")]
    public void Data_ChangedInAnyWay_IsRefused(string text) => Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read(text, Token, Key).Failure);

    [Fact]
    public void TwoFieldsInOne_WhichGiveTheSameLines_AreRefused()
    {
        // "auth_date=…\nchat_instance=…" as the value of one field: what is signed is the same, what is read is not.
        var joined = $"{User}&query_id=AAHdF6IQAAAAAN0XohDhrOrc&auth_date=1795330000%0Achat_instance%3D-3788475317572404878&signature={Signature}&hash={Hash}";

        Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read(joined, Token, Key).Failure);
    }

    [Theory]
    [InlineData($"{User}&{Unsigned}&hash=b430eb37a86a56c04262e8113887b27f42072b138593ece83c2930cc225806d4")] // By the token alone, as before Telegram signed itself.
    [InlineData($"{User}&{Unsigned}&signature=c2lnbmF0dXJl-_&hash=085b6be1cc99b5b1f4830e016e445b7bc80c063dd9e2f9af10ea5cfd8c41316f")]
    public void Token_WithoutTelegramsOwnSignature_IsNotEnough(string text)
    {
        Assert.True(SignedFields.Read(text)!.AreSignedBy(Token));
        Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read(text, Token, Key).Failure);
    }

    [Fact]
    public void SignatureOfAnotherKey_OrForAnotherBot_IsNotTelegrams()
    {
        var fields = SignedFields.Read($"{User}&{Rest}&hash={Hash}")!;

        Assert.True(fields.AreSignedBy(Key, Token.BotId));
        Assert.False(fields.AreSignedBy(Key, new BotId(100002)));
        Assert.False(fields.AreSignedBy(TelegramKey.Telegrams, Token.BotId));
    }

    /// <summary>Made by Telegram's test servers, for an account there.</summary>
    [Fact]
    public void WhatTelegramItselfSigned_IsTakenByTheKeyOfThoseServersAlone()
    {
        const string data = "user=%7B%22id%22%3A5001146408%2C%22first_name%22%3A%22H%22%2C%22last_name%22%3A%22Test%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Fa-ttgme.stel.com%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2FOhOF3_f4QY8PWlRZI2aG2sy66VMZw_ys9efvhvle_eCWj2zP8Vbb6pLs5d1Lij1w.svg%22%7D"
            + "&chat_instance=3909909964740758046&chat_type=sender&auth_date=1759930604&signature=i8jsEp2yuO2tlldICxBscMG3xX-zUPznGZVsDNy0tz9GRVx9vxBWjTEt4BSMSa42TaOO0r2yGWBN0a1v9bVRAg&hash=1582635705fd71ffb8bee16062f38965550b5d9a4f85f387b2ea72067c57d45a";
        var testServers = new TelegramKey(Convert.FromHexString("40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec"));
        var bot = new BotId(2201403107);

        Assert.True(SignedFields.Read(data)!.AreSignedBy(testServers, bot));
        Assert.False(SignedFields.Read(data.Replace("5001146408", "5001146409", StringComparison.Ordinal))!.AreSignedBy(testServers, bot));
        Assert.False(SignedFields.Read(data)!.AreSignedBy(TelegramKey.Telegrams, bot));
    }

    [Theory]
    [InlineData("""{"id":7,"is_bot":true}""", "1795330000")]
    [InlineData("""{"id":"7"}""", "1795330000")]
    [InlineData("""{"id":7.5}""", "1795330000")]
    [InlineData("[7]", "1795330000")]
    [InlineData("7", "1795330000")]
    [InlineData("", "1795330000")]
    [InlineData("""{"id":7}""", "")]
    [InlineData("""{"id":7}""", "-1")]
    [InlineData("""{"id":7}""", "9223372036854775807")]
    [InlineData("""{"id":7}""", "1795330000", true)]
    public void SignedButUnreadable_IsRefused(string user, string date, bool isReadable = false)
    {
        (string, string)[] fields = [("auth_date", date), ("user", user)];
        var key = new TelegramKey(SelfMade.Key.GeneratePublicKey().GetEncoded());

        var read = TelegramSignInData.Read(SelfMade.WithHash(Secret, fields.Append(SelfMade.Signature(Secret, fields))), Token, key);

        Assert.Equal(isReadable ? null : TelegramSignInErrors.NotSigned, read.Failure);
    }

    [Fact]
    public void AnotherBotsToken_IsRefused()
    {
        Assert.True(BotToken.TryParse("100002:VECTOR-token-of-the-mini-app-0000", out var other));
        Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read($"{User}&{Rest}&hash={Hash}", other, Key).Failure);
    }
}
