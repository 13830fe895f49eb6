using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.BotApi;

namespace TelegramAdmin.Tests.MiniApp;

/// <summary>Reading what Telegram signed, against a value that another program made by Telegram's description.</summary>
public sealed class SignedDataTests
{
    private const string Secret = "100001:VECTOR-token-of-the-mini-app-0000";
    private const string Hash = "085b6be1cc99b5b1f4830e016e445b7bc80c063dd9e2f9af10ea5cfd8c41316f";
    private const string User = "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Zo%C3%AB%20%26%20Co%22%2C%22last_name%22%3A%22%22%2C%22username%22%3A%22zoe%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22%3Atrue%7D";
    private const string Rest = "query_id=AAHdF6IQAAAAAN0XohDhrOrc&auth_date=1795330000&signature=c2lnbmF0dXJl-_&chat_instance=-3788475317572404878";

    private static readonly BotToken Token = BotToken.TryParse(Secret, out var token) ? token : throw new InvalidOperationException();

    [Theory]
    [InlineData($"{User}&{Rest}&hash={Hash}")]
    [InlineData($"hash={Hash}&{Rest}&{User}")]
    public void Data_InWhicheverOrder_IsRead(string text)
    {
        var read = TelegramSignInData.Read(text, Token);

        Assert.Null(read.Failure);
        Assert.Equal((279058397, "@zoe", Hash), (read.Value.UserId, read.Value.Name, read.Value.Hash));
        Assert.Equal(1795330000, read.Value.SignedAt.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData($"{User}&{Rest}")] // No hash.
    [InlineData($"{User}&{Rest}&hash=")]
    [InlineData($"{User}&{Rest}&hash=085b6be1cc99b5b1f4830e016e445b7bc80c063dd9e2f9af10ea5cfd8c413160")]
    [InlineData($"{User}&{Rest}&hash=085B6BE1CC99B5B1F4830E016E445B7BC80C063DD9E2F9AF10EA5CFD8C41316F")]
    [InlineData($"{User}&{Rest}&hash={Hash}&hash={Hash}")]
    [InlineData($"{User}&{User}&{Rest}&hash={Hash}")]
    [InlineData($"{User}&{Rest}&auth_date=1995330000&hash={Hash}")]
    [InlineData($"{User}&{Rest}&is_admin=true&hash={Hash}")]
    [InlineData($"{Rest}&hash={Hash}")]
    [InlineData($"{User}&{Rest}&hash={Hash}&")]
    [InlineData($"{User}&{Rest}&=x&hash={Hash}")]
    [InlineData("%%%=%ff&&&")]
    public void Data_ChangedInAnyWay_IsRefused(string text) => Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read(text, Token).Failure);

    [Fact]
    public void TwoFieldsInOne_WhichGiveTheSameLines_AreRefused()
    {
        // "auth_date=…\nchat_instance=…" as the value of one field: what is signed is the same, what is read is not.
        var joined = $"{User}&query_id=AAHdF6IQAAAAAN0XohDhrOrc&auth_date=1795330000%0Achat_instance%3D-3788475317572404878&signature=c2lnbmF0dXJl-_&hash={Hash}";

        Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read(joined, Token).Failure);
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
    public void SignedButUnreadable_IsRefused(string user, string date)
    {
        var lines = $"auth_date={date}\nuser={user}";
        var hash = HMACSHA256.HashData(HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(Secret)), Encoding.UTF8.GetBytes(lines));

        var read = TelegramSignInData.Read(string.Create(CultureInfo.InvariantCulture, $"auth_date={date}&user={Uri.EscapeDataString(user)}&hash={Convert.ToHexStringLower(hash)}"), Token);

        Assert.Same(TelegramSignInErrors.NotSigned, read.Failure);
    }

    [Fact]
    public void AnotherBotsToken_IsRefused()
    {
        Assert.True(BotToken.TryParse("100002:VECTOR-token-of-the-mini-app-0000", out var other));
        Assert.Same(TelegramSignInErrors.NotSigned, TelegramSignInData.Read($"{User}&{Rest}&hash={Hash}", other).Failure);
    }
}
